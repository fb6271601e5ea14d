// What concerns the standard streams: which of them is a terminal, how wide, and are colours welcome.
#pragma once

#include <ostream>

#include "app/cli/environment.h"
#include "app/cli/progress.h"

namespace iislint::cli {

struct Terminal {
  bool is_terminal = false;
  bool colour = false;
  unsigned width = 80;
};

/// NO_COLOR (any value that is not empty) forbids colours, as does TERM=dumb.
Terminal standard_output();

/// `err` is standard error. Nothing is drawn on a terminal with TERM=dumb, or in a CI system.
ProgressPlace progress_place(const Environment& environment, std::ostream& err);

}  // namespace iislint::cli
