#include "platform/standard_input.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace iislint::platform {

bool StandardInput::wait(std::chrono::milliseconds time) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const int ready = ::poll(&input, 1, static_cast<int>(time.count()));
  return ready != 0;  // of an error the read will tell
}

StandardInput::int_type StandardInput::underflow() {
  ssize_t got = 0;
  do {
    got = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw std::system_error(errno, std::generic_category(), "standard input");
  if (got == 0) return traits_type::eof();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
  return traits_type::to_int_type(buffer_[0]);
}

}  // namespace iislint::platform
