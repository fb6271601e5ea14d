// What is asked of the surroundings: is standard output a terminal, how wide, are colours welcome.
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
