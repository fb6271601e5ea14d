// Many files at a time, for the command line.
#pragma once

#include <vector>

#include "engine/analysis.h"
#include "engine/input/input.h"
#include "engine/project.h"

namespace iislint::engine {

/// Adds the files to the project and checks them, those that they lead to, and the sections that these keep
/// in files of their own; by RunOptions::jobs threads of the project.
Analysis run(Project& project, const std::vector<InputFile>& inputs);

}  // namespace iislint::engine
