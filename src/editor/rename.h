// New names for application pools and rewrite maps, in all files below their server.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "diag/diagnostic.h"
#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct Renameable {
  source::Span range;
  std::string name;  ///< as it is now
};

/// What would be renamed. Fails, in words for people, where nothing can be.
base::Result<Renameable> renameable_at(engine::Project& project, const std::string& path,
                                       std::uint32_t offset);

/// The edits, which may be in several files, by file and place. Fails when the name is empty, taken or holds
/// what IIS does not allow.
base::Result<std::vector<diag::Edit>> rename(engine::Project& project, const std::string& path,
                                             std::uint32_t offset, const std::string& new_name);

}  // namespace iislint::editor
