#include "editor/navigation.h"

namespace iislint::editor {

Definition definition(engine::Project&, const std::string&, std::uint32_t) {
  return {};
}

std::vector<source::Span> references(engine::Project&, const std::string&, std::uint32_t, bool) {
  return {};
}

}  // namespace iislint::editor
