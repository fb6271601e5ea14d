#include "editor/completion.h"

namespace iislint::editor {

Completion complete(engine::Project&, const std::string&, std::uint32_t) {
  return {};
}

}  // namespace iislint::editor
