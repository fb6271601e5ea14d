#include "engine/request/unreadable_rules.h"

#include <algorithm>

#include "config/views/section_view.h"
#include "diag/diagnostic.h"
#include "rewrite/rules/rule_set.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;

/// What IIS refuses to read wherever it stands in a section. Where a section may stand is another question.
constexpr BuiltinRule kRefused[] = {BuiltinRule::unknown_element,   BuiltinRule::misplaced_element,
                                    BuiltinRule::unknown_attribute, BuiltinRule::missing_attribute,
                                    BuiltinRule::invalid_bool,      BuiltinRule::invalid_enum,
                                    BuiltinRule::invalid_integer,   BuiltinRule::value_out_of_range,
                                    BuiltinRule::empty_value,       BuiltinRule::duplicate_collection_key};

bool is_refused(const diag::Diagnostic& finding) {
  const bool is_listed = finding.builtin && std::find(std::begin(kRefused), std::end(kRefused),
                                                      *finding.builtin) != std::end(kRefused);
  const auto severity = finding.severity ? finding.severity : std::nullopt;
  return is_listed && (!severity || *severity == diag::Severity::error);
}

std::optional<UnreadableRules> fault_in(const config::HierarchyFile& level, xml::NodeId element) {
  const xml::Node& node = level.document->node(element);
  for (const diag::Diagnostic& finding : level.binding->findings.kept()) {
    if (finding.span.begin < node.begin || finding.span.end > node.end || !is_refused(finding)) continue;
    return UnreadableRules{finding.message, finding.span};
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnreadableRules> unreadable_rules(const config::Hierarchy& hierarchy, const std::string& place,
                                                std::string_view collection) {
  for (const std::string_view path : {collection, rewrite::kMaps}) {
    const config::SectionView section(hierarchy, path);
    for (const config::Layer& layer : section.layers(place)) {
      if (auto fault = fault_in(hierarchy.levels()[layer.level], layer.element)) return fault;
    }
  }
  return std::nullopt;
}

}  // namespace iislint::engine
