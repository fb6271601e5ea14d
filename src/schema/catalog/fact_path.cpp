#include "schema/catalog/fact_path.h"

namespace iislint::schema {

TypeId type_below(const Catalog& facts, TypeId from, std::string_view steps) {
  while (!steps.empty() && from != kNoId) {
    const std::size_t slash = steps.find('/');
    const ChildId child = facts.find_child(facts.types[from], steps.substr(0, slash));
    from = child == kNoId ? kNoId : facts.children[child].type;
    steps.remove_prefix(slash == std::string_view::npos ? steps.size() : slash + 1);
  }
  return from;
}

std::optional<SectionSteps> cut_at_section(const Catalog& facts, std::string_view path) {
  TypeId type = facts.root;
  for (std::size_t begin = 0; begin < path.size();) {
    std::size_t end = path.find('/', begin);
    if (end == std::string_view::npos) end = path.size();
    type = type_below(facts, type, path.substr(begin, end - begin));
    if (type == kNoId) return std::nullopt;
    const ElementKind kind = facts.types[type].kind;
    if (kind == ElementKind::section)
      return SectionSteps{type, path.substr(0, end),
                          end < path.size() ? path.substr(end + 1) : std::string_view()};
    if (kind != ElementKind::container) return std::nullopt;
    begin = end + 1;
  }
  return std::nullopt;
}

AttributePath cut_attribute(std::string_view path) {
  const std::size_t at = path.rfind('@');
  if (at == std::string_view::npos) return {path, {}};
  return {at == 0 ? std::string_view() : path.substr(0, at - 1), path.substr(at + 1)};
}

std::string_view path_above(std::string_view path, unsigned up) {
  for (; up > 0; --up) {
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return path;
}

}  // namespace iislint::schema
