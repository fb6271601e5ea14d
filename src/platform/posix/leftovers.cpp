#include "platform/leftovers.h"

#include <limits.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <new>

namespace iislint::platform {
namespace {

constexpr std::size_t kMost = 4;  // at a time
constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// In fixed places: a handler of signals can neither lock nor follow pointers that somebody frees.
enum class State { free, in_work, to_remove };
std::atomic<State> states[kMost];
char paths[kMost][PATH_MAX];

void remove_and_end(int signal) {
  remove_leftovers();
  raise(signal);  // its default holds again
}

void handle_signals() {
  for (const int signal : kSignals) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
    struct sigaction ours {};
    ours.sa_handler = remove_and_end;
    ours.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER | SA_RESTART);
    sigemptyset(&ours.sa_mask);
    sigaction(signal, &ours, nullptr);
  }
}

}  // namespace

Leftover::Leftover(const char* path) : slot_(0) {
  const std::size_t size = std::strlen(path) + 1;
  for (; slot_ < kMost && size <= PATH_MAX; ++slot_) {
    State expected = State::free;
    if (!states[slot_].compare_exchange_strong(expected, State::in_work)) continue;
    std::memcpy(paths[slot_], path, size);
    states[slot_] = State::to_remove;
    handle_signals();
    return;
  }
  slot_ = kMost;
}

void Leftover::keep() {
  if (slot_ < kMost) states[slot_] = State::free;
  slot_ = kMost;
}

HeldSignals::HeldSignals() {
  static_assert(sizeof(sigset_t) <= sizeof(before_));
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : kSignals)
    sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, new (before_) sigset_t);
}

HeldSignals::~HeldSignals() {
  pthread_sigmask(SIG_SETMASK, std::launder(reinterpret_cast<const sigset_t*>(before_)), nullptr);
}

void remove_leftovers() noexcept {
  for (std::size_t i = 0; i < kMost; ++i) {
    if (states[i] == State::to_remove) unlink(paths[i]);
  }
}

}  // namespace iislint::platform
