#include "platform/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace iislint::platform {

bool is_terminal(Stream stream) {
  return isatty(static_cast<int>(stream)) == 1;
}

unsigned terminal_width(Stream stream) {
  winsize size{};
  return ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool takes_escapes(Stream /*stream*/) {
  return true;
}

}  // namespace iislint::platform
