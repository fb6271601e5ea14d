#include "app/cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "platform/console.h"

namespace iislint::cli {
namespace {

using platform::Stream;

bool is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

Terminal standard_output() {
  Terminal terminal;
  terminal.is_terminal = platform::is_terminal(Stream::output);
  const char* no_colour = std::getenv("NO_COLOR");
  const bool forbidden = (no_colour != nullptr && *no_colour != '\0') || is_dumb();
  terminal.colour = terminal.is_terminal && !forbidden && platform::takes_escapes(Stream::output);
  const unsigned width = terminal.is_terminal ? platform::terminal_width(Stream::output) : 0;
  terminal.width = width > 0 ? std::clamp<unsigned>(width, 40, 200) : 100;
  return terminal;
}

ProgressPlace progress_place(const Environment& environment, std::ostream& err) {
  ProgressPlace place;
  if (environment.is_ci || !platform::is_terminal(Stream::errors) || is_dumb()) return place;
  if (!platform::takes_escapes(Stream::errors)) return place;
  place.stream = &err;
  if (const unsigned width = platform::terminal_width(Stream::errors); width > 1) place.width = width;
  place.is_typed_at = platform::is_terminal(Stream::input);
  return place;
}

}  // namespace iislint::cli
