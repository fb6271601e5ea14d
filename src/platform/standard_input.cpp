#include "platform/standard_input.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace iislint::platform {

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
