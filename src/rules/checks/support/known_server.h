// Whether the file is looked at with the server that it belongs to.
#pragma once

#include <algorithm>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Whether an applicationHost.config has its say: the file itself, or one above it. Without one, what is not
/// written may be set by a server that nobody has seen.
inline bool knows_server(const FileView& file) {
  const auto& levels = file.hierarchy().levels();
  return std::any_of(levels.begin(), levels.end(), [](const config::HierarchyFile& level) {
    return level.kind == schema::FileKind::application_host;
  });
}

}  // namespace iislint::rules::checks
