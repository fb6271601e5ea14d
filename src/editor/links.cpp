#include "editor/links.h"

namespace iislint::editor {

std::vector<Link> links(engine::Project&, const std::string&) {
  return {};
}

}  // namespace iislint::editor
