// What can be folded away: elements and comments over several lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

enum class FoldKind : std::uint8_t { element, comment };

struct Fold {
  source::Span range;  ///< over two lines at least; the last line of an element is that before its end tag
  FoldKind kind = FoldKind::element;
};

/// In the order of the file.
std::vector<Fold> folds(engine::Project& project, const std::string& path);

}  // namespace iislint::editor
