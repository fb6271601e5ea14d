#include "app/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace iislint::cli {
namespace {

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

/// 0 when the terminal does not tell.
unsigned width_of(int terminal) {
  winsize size{};
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Terminal standard_output() {
  Terminal terminal;
  terminal.is_terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_colour = std::getenv("NO_COLOR");
  const bool forbidden = (no_colour != nullptr && *no_colour != '\0') || is_dumb();
  terminal.colour = terminal.is_terminal && !forbidden;
  const unsigned width = terminal.is_terminal ? width_of(STDOUT_FILENO) : 0;
  terminal.width = width > 0 ? std::clamp<unsigned>(width, 40, 200) : 100;
  return terminal;
}

ProgressPlace progress_place(const Environment& environment, std::ostream& err) {
  ProgressPlace place;
  if (environment.is_ci || isatty(STDERR_FILENO) != 1 || is_dumb()) return place;
  place.stream = &err;
  if (const unsigned width = width_of(STDERR_FILENO); width > 1) place.width = width;
  place.is_typed_at = isatty(STDIN_FILENO) == 1;
  return place;
}

}  // namespace iislint::cli
