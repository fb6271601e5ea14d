#include "platform/standard_input.h"

#include <algorithm>
#include <cstring>
#include <system_error>

#include "platform/console.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

/// Some bytes, none at the end; false when reading fails.
bool read_some(char* bytes, DWORD size, DWORD& got) {
  if (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes, size, &got, nullptr) == 0) {
    got = 0;
    return GetLastError() == ERROR_BROKEN_PIPE;  // the other end is closed
  }
  constexpr char kEndOfTyping = '\x1A';
  if (got > 0 && bytes[0] == kEndOfTyping && is_terminal(Stream::input)) got = 0;
  return true;
}

/// Reads one piece after the other in a thread of its own: nothing else here waits for a pipe, and for a
/// time. Once it reads, nobody else does. It lives as long as the process, for a read cannot be called off.
class Pieces {
 public:
  bool wait(DWORD milliseconds) {
    const bool is_new = WaitForSingleObject(full_.get(), milliseconds) == WAIT_OBJECT_0;
    if (is_new) SetEvent(full_.get());  // it is still there
    return is_new;
  }

  bool take(char* bytes, DWORD& got) {
    WaitForSingleObject(full_.get(), INFINITE);
    std::memcpy(bytes, piece_, size_);
    got = size_;
    const bool is_good = is_good_;
    SetEvent(size_ > 0 ? empty_.get() : full_.get());  // the end stays the end
    return is_good;
  }

  static Pieces* started() { return instance; }
  static Pieces& start() {
    if (instance == nullptr) {
      instance = new Pieces;
      const Handle thread(CreateThread(nullptr, 0, read_all, instance, 0, nullptr));
      if (!thread.is_open()) instance->end(false);
    }
    return *instance;
  }

 private:
  static DWORD WINAPI read_all(void* given) {
    auto& pieces = *static_cast<Pieces*>(given);
    for (;;) {
      pieces.is_good_ = read_some(pieces.piece_, sizeof(pieces.piece_), pieces.size_);
      SetEvent(pieces.full_.get());
      if (pieces.size_ == 0) return 0;
      WaitForSingleObject(pieces.empty_.get(), INFINITE);
    }
  }

  void end(bool is_good) {
    size_ = 0;
    is_good_ = is_good;
    SetEvent(full_.get());
  }

  static Pieces* instance;

  Handle full_{CreateEventW(nullptr, FALSE, FALSE, nullptr)};
  Handle empty_{CreateEventW(nullptr, FALSE, FALSE, nullptr)};
  DWORD size_ = 0;
  bool is_good_ = true;
  char piece_[65536];
};

Pieces* Pieces::instance = nullptr;

}  // namespace

bool StandardInput::wait(std::chrono::milliseconds time) {
  return Pieces::start().wait(static_cast<DWORD>(time.count()));
}

StandardInput::int_type StandardInput::underflow() {
  DWORD got = 0;
  Pieces* const pieces = Pieces::started();
  const bool is_good = pieces != nullptr ? pieces->take(buffer_.data(), got)
                                         : read_some(buffer_.data(), static_cast<DWORD>(buffer_.size()), got);
  if (!is_good) throw std::system_error(EIO, std::generic_category(), "standard input");
  if (got == 0) return traits_type::eof();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
  return traits_type::to_int_type(buffer_[0]);
}

}  // namespace iislint::platform
