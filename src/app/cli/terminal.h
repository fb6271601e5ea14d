// What concerns standard output: is it a terminal, how wide, and are colours welcome.
#pragma once

namespace iislint::cli {

struct Terminal {
  bool is_terminal = false;
  bool colour = false;
  unsigned width = 80;
};

/// NO_COLOR (any value that is not empty) forbids colours, as does TERM=dumb.
Terminal standard_output();

}  // namespace iislint::cli
