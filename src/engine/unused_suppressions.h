// Suppressions of the settings that suppress nothing.
#pragma once

#include <string>
#include <vector>

#include "engine/check/file_report.h"
#include "engine/project.h"

namespace iislint::engine {

/// A finding suppression-unused for each entry, complete, about the settings file. An entry may be of use
/// elsewhere, so that there is one only where the run has seen all: the folder of the settings lies in one
/// that was searched (absolute paths), every file below these settings was checked as a whole, and the rule
/// ran. Entries of settings that are extended are for others, too.
std::vector<diag::Diagnostic> unused_suppressions(Project& project,
                                                  const std::vector<const std::vector<FileReport>*>& reports,
                                                  const std::vector<std::string>& searched);

}  // namespace iislint::engine
