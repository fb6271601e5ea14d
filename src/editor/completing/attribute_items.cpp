#include <set>

#include "config/files/hierarchy.h"
#include "config/locks/refusal.h"
#include "editor/completing/sources.h"
#include "editor/reading/element_facts.h"
#include "editor/texts/fact_texts.h"
#include "editor/texts/markdown.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;

std::string detail_of(const AttributeFact& fact) {
  if (fact.required) return "required";
  std::string detail(type_text(fact));
  if (fact.has_default && !fact.default_value.empty())
    detail += ", default " + std::string(fact.default_value);
  return detail;
}

/// "${1|true,false|}" for a short list of words, else an empty place.
std::string place_to_fill(const AttributeFact& fact) {
  constexpr std::size_t kMostChoices = 12;
  if (fact.value->type == schema::ValueType::boolean)
    return fact.has_default && fact.default_value == "true" ? "${1|false,true|}" : "${1|true,false|}";
  const auto& words = fact.value->words;
  if (fact.value->type != schema::ValueType::enumeration || words.empty() || words.size() > kMostChoices)
    return "$1";
  std::string choices;
  for (const schema::Word& word : words) {
    if (word.name.find_first_of(",|\\$}") != std::string_view::npos) return "$1";
    choices += (choices.empty() ? "" : ",") + std::string(word.name);
  }
  return "${1|" + choices + "|}";
}

}  // namespace

std::vector<CompletionItem> attribute_items(const OpenFile& file, const Cursor& cursor) {
  const xml::Document& document = file.document();
  const std::string_view text = document.text();
  const ElementFacts facts = facts_of(file, cursor.element);
  if (facts.type == nullptr) return {};
  std::set<std::string_view> present;
  const xml::Node& node = document.node(cursor.element);
  for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    if (id != cursor.attribute) present.insert(document.name(document.attribute(id)));
  }
  std::uint32_t behind = cursor.end;
  while (behind < text.size() && (text[behind] == ' ' || text[behind] == '\t'))
    ++behind;
  const bool has_value =
      cursor.kind == CursorKind::attribute_name && behind < text.size() && text[behind] == '=';
  std::vector<CompletionItem> items;
  const auto add = [&](const AttributeFact& fact, bool is_own) {
    if (present.count(fact.name) != 0) return;
    CompletionItem item;
    item.label = std::string(fact.name);
    item.kind = CompletionKind::attribute;
    item.detail = detail_of(fact);
    item.documentation = attribute_text(fact);
    const bool is_key = fact.key != schema::KeyRole::none;
    item.sort_text = sort_text(!is_own ? 3 : fact.required ? 0 : is_key ? 1 : 2, items.size());
    item.replaced = document.span(cursor.begin, cursor.end);
    item.text = has_value ? item.label : item.label + "=\"\"";
    if (!has_value) item.snippet = item.label + "=\"" + place_to_fill(fact) + "\"$0";
    items.push_back(std::move(item));
  };
  for (const AttributeFact& fact : file.facts().attributes_of(*facts.type))
    add(fact, true);
  for (const AttributeFact& fact : file.facts().common_attributes) {
    if (file.facts().find_common(*facts.type, fact.name) == &fact) add(fact, false);
  }
  return items;
}

}  // namespace iislint::editor
