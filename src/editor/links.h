// Values that name files which are there: configSource, file, physicalPath.
#pragma once

#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct Link {
  source::Span range;
  std::string path;     ///< of the file, for the reader; empty for an address
  std::string address;  ///< "https://…"; empty for a file
  std::string tooltip;
};

/// In the order of the file.
std::vector<Link> links(engine::Project& project, const std::string& path);

}  // namespace iislint::editor
