#include "editor/outline.h"

namespace iislint::editor {

std::vector<Symbol> outline(engine::Project&, const std::string&) {
  return {};
}

}  // namespace iislint::editor
