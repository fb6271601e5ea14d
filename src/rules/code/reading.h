// What functions of rules need that walk over a document by themselves: texts, places, the outline of a
// server.
#pragma once

#include <string>
#include <string_view>

#include "config/server_outline.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules::code {

/// The value as an XML parser gives it.
std::string text_of(const RuleEvaluation& run, xml::AttributeId attribute);

/// The value of an attribute, with its address; the text is shown unless it is a secret.
Anchor anchor_of_attribute(const RuleEvaluation& run, xml::NodeId element, xml::AttributeId attribute);

/// The piece [begin, end) of a value; the whole value when the piece is empty.
Anchor spot_of_piece(const RuleEvaluation& run, xml::NodeId element, xml::AttributeId attribute,
                     std::size_t begin, std::size_t end);

bool is_secret(const RuleEvaluation& run, const xml::Attribute& attribute);

/// Calls `visit(NodeId, AttributeId)` for each attribute of each element, in the order of the text.
template <typename Visit>
void for_each_attribute(const xml::Document& document, Visit&& visit) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::element) continue;
    for (std::uint32_t i = 0; i < node.attribute_count; ++i)
      visit(id, node.first_attribute + i);
  }
}

/// A fix that takes away an element with everything in it.
diag::Fix removal_of_element(const RuleEvaluation& run, xml::NodeId element, std::string title);

/// Whether at some place below the subject's the value of a section is another one, or cannot be read;
/// `steps` as in config::SectionView. What is written here may then be meant for there.
bool differs_below(const RuleEvaluation& run, std::string_view section, std::string_view steps,
                   const config::Value& value);

/// The outline of the file's server.
const config::ServerOutline& outline_of(const RuleEvaluation& run);

}  // namespace iislint::rules::code
