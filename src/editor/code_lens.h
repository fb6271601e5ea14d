// How many sites, applications and pools inherit what a *Defaults element says.
#pragma once

#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct CodeLens {
  source::Span range;                ///< the attribute
  std::string title;                 ///< "4 sites inherit this"
  std::vector<source::Span> places;  ///< the names of those that inherit it
};

/// In the order of the file.
std::vector<CodeLens> code_lenses(engine::Project& project, const std::string& path);

}  // namespace iislint::editor
