// Many files at a time, for the command line.
#pragma once

#include <string>
#include <vector>

#include "engine/analysis.h"
#include "engine/input/input.h"
#include "engine/project.h"

namespace iislint::engine {

/// What a run leaves out and covers.
struct RunScope {
  LeftOut is_left_out = {};  ///< of the files that the inputs lead to; empty: none is
  /// Folders in which all there is was looked for, so that what was not found is not there.
  std::vector<std::string> searched = {};
};

/// Adds the files to the project and checks them, those that they lead to, and the sections that these keep
/// in files of their own; by RunOptions::jobs threads of the project.
Analysis run(Project& project, const std::vector<InputFile>& inputs, const RunScope& scope = {});

}  // namespace iislint::engine
