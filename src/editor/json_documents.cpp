#include "editor/json_documents.h"

namespace iislint::editor {

bool is_json_document(engine::Project&, const std::string& path) {
  return path.ends_with(".json");
}

std::optional<Hover> json_hover(engine::Project&, const std::string&, std::uint32_t) {
  return std::nullopt;
}

std::vector<Symbol> json_outline(engine::Project&, const std::string&) {
  return {};
}

Completion json_completion(engine::Project&, const std::string&, std::uint32_t) {
  return {};
}

}  // namespace iislint::editor
