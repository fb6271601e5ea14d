// What concerns standard output: is it a terminal, how wide, are colours welcome, and what if nobody reads
// it.
#pragma once

namespace iislint::cli {

struct Terminal {
  bool is_terminal = false;
  bool colour = false;
  unsigned width = 80;
};

/// NO_COLOR (any value that is not empty) forbids colours, as does TERM=dumb.
Terminal standard_output();

/// Writing into a pipe that nobody reads any longer becomes an error like that of a full disk, instead of the
/// end of the process. Changes what holds for the whole process.
void keep_running_on_closed_pipes();

}  // namespace iislint::cli
