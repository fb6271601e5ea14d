#include "editor/hover.h"

namespace iislint::editor {

std::optional<Hover> hover(engine::Project&, const std::string&, std::uint32_t) {
  return std::nullopt;
}

}  // namespace iislint::editor
