// What checks need that walk over a document by themselves: texts, elements, values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The value as an XML parser gives it.
std::string text_of(const FileView& file, xml::AttributeId attribute);

/// What an element of whatever file writes for an attribute; empty when it does not. Of an entry that is in
/// force, config::entry_value has the default too.
std::string written_text(const config::ElementRef& element, std::string_view attribute);

/// Whether the text holds something that a deployment tool is likely to replace.
bool has_token(std::string_view text);

/// Whether the schema knows the element.
bool is_bound(const FileView& file, xml::NodeId element);

/// Whether the value is written in the file itself.
bool is_written_in(const FileView& file, const config::Value& value);

/// The word of the schema that a value is written for, which may be its number; empty when there is none.
std::string_view word_of(const config::Value& value);

/// The number of the node at that path in the slot tree of sites (schema::ItemKind).
std::size_t site_node(std::string_view path);

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

/// A finding about the piece [begin, end) of a value, or about the whole value when the piece is empty. The
/// site is the one around the element.
FindingDetails finding_at_piece(const FileView& file, xml::NodeId element, xml::AttributeId attribute,
                                std::size_t begin, std::size_t end);

/// A fix that takes away an element with everything in it.
diag::Fix removal_of_element(const FileView& file, xml::NodeId element, std::string title);

/// Whether at some place below the rule's the value of a section is another one, or cannot be read; `steps`
/// as in config::SectionView. What is written here may then be meant for there.
bool differs_below(const RuleContext& rule, std::string_view section, std::string_view steps,
                   const config::Value& value);

}  // namespace iislint::rules::checks
