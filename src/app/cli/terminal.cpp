#include "app/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace iislint::cli {

Terminal standard_output() {
  Terminal terminal;
  terminal.is_terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool forbidden =
      (no_colour != nullptr && *no_colour != '\0') || (term != nullptr && std::string_view(term) == "dumb");
  terminal.colour = terminal.is_terminal && !forbidden;
  winsize size{};
  if (terminal.is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::clamp<unsigned>(size.ws_col, 40, 200);
  } else {
    terminal.width = 100;
  }
  return terminal;
}

}  // namespace iislint::cli
