#include "platform/leftovers.h"

#include <atomic>
#include <cwchar>
#include <mutex>

#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr std::size_t kMost = 4;           // at a time
constexpr std::size_t kLongest = 1 << 15;  // of a path

// In fixed places: when memory has run out, none can be asked for.
enum class State { free, in_work, to_remove };
std::atomic<State> states[kMost];
wchar_t paths[kMost][kLongest];

// A console tells its programs in a thread of theirs, which can wait for the others.
SRWLOCK telling = SRWLOCK_INIT;

BOOL WINAPI remove_and_go_on(DWORD /*event*/) {
  AcquireSRWLockExclusive(&telling);
  remove_leftovers();
  ReleaseSRWLockExclusive(&telling);
  return FALSE;  // the next handler ends the program
}

void handle_events() {
  static std::once_flag once;
  std::call_once(once, [] { SetConsoleCtrlHandler(remove_and_go_on, TRUE); });
}

}  // namespace

Leftover::Leftover(const char* path) : slot_(0) {
  const std::wstring whole = system_path(path);
  for (; slot_ < kMost && whole.size() < kLongest; ++slot_) {
    State expected = State::free;
    if (!states[slot_].compare_exchange_strong(expected, State::in_work)) continue;
    std::wmemcpy(paths[slot_], whole.c_str(), whole.size() + 1);
    states[slot_] = State::to_remove;
    handle_events();
    return;
  }
  slot_ = kMost;
}

void Leftover::keep() {
  if (slot_ < kMost) states[slot_] = State::free;
  slot_ = kMost;
}

HeldSignals::HeldSignals() : before_() {
  AcquireSRWLockShared(&telling);
}

HeldSignals::~HeldSignals() {
  ReleaseSRWLockShared(&telling);
}

void remove_leftovers() noexcept {
  for (std::size_t i = 0; i < kMost; ++i) {
    if (states[i] == State::to_remove) DeleteFileW(paths[i]);
  }
}

}  // namespace iislint::platform
