// Fixes applied to the files of a project, as many as can be proved. Nothing is written: the project holds
// the new texts as buffers, and the caller stores them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/analysis.h"
#include "engine/project.h"

namespace iislint::engine {

struct FixedFile {
  source::FileId file = 0;
  std::string path;    ///< as it was given
  std::string before;  ///< its bytes
  std::string after;
  std::size_t fixed = 0;  ///< findings
};

/// A fix that was not applied, though it was asked for.
struct RefusedFix {
  std::string path;
  std::uint32_t line = 0;
  std::string rule;
  std::string title;
  std::string reason;
};

struct Fixing {
  std::vector<FixedFile> files;  ///< that change, in the order of the run
  std::vector<RefusedFix> refused;
};

/// Fixes the files of `found`, which is what run(project, inputs) said. Pass by pass those of its fixes that
/// do not touch each other are tried together, and fewer of them when they do not prove themselves
/// (Standing), until there is none left. With `takes_unsafe` the unsafe ones follow the safe ones.
Fixing fix_files(Project& project, const source::FileReader& reader, const std::vector<InputFile>& inputs,
                 const Analysis& found, bool takes_unsafe);

/// Fixes of that safety among the findings.
std::size_t count_fixable(const std::vector<diag::Diagnostic>& findings, diag::FixSafety safety);

}  // namespace iislint::engine
