#include "editor/hover.h"

#include <algorithm>

#include "base/text.h"
#include "config/files/hierarchy.h"
#include "editor/json_documents.h"
#include "editor/names/mentions.h"
#include "editor/reading/cursor.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/locks_here.h"
#include "editor/reading/open_file.h"
#include "editor/texts/fact_texts.h"
#include "editor/texts/markdown.h"
#include "editor/texts/rule_text.h"
#include "engine/explain_value.h"
#include "engine/suppression/suppression_comment.h"
#include "schema/catalog/value.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using engine::ValueExplanation;
using engine::WrittenValue;

/// So many of the places that a value overrides are named.
constexpr std::size_t kMostOverridden = 5;

/// `asked` is the place that the whole answer is for.
std::string place_of_value(const PlaceTexts& places, const WrittenValue& written, const std::string& asked) {
  std::string text = places.markdown(written.span);
  const bool is_said = base::equals_ignoring_case(written.remark, "for " + asked);
  if (!written.remark.empty() && !is_said) text += " (" + plain(written.remark) + ")";
  return text;
}

std::string shown(const std::string& value) {
  return value.empty() ? "empty" : code(value);
}

std::string trouble_of(const WrittenValue& written) {
  if (written.is_refused) return ", but it is locked: IIS refuses the file (HTTP error 500.19)";
  return written.is_readable ? "" : ", which IIS cannot read";
}

/// The value in force, who wrote it, what it overrode and who locks it.
std::string in_force_text(const PlaceTexts& places, const ValueExplanation& value) {
  std::string text =
      "\n\n**In force" + (value.place.empty() ? " here" : " for " + plain(value.place)) + ":** ";
  if (value.writers.empty()) {
    text +=
        value.default_value ? shown(*value.default_value) + ", the default" : "no value: there is no default";
    text += "; it is not set anywhere";
  } else {
    const WrittenValue& last = value.writers.back();
    text += shown(last.text) + ", set " + place_of_value(places, last, value.place) + trouble_of(last);
  }
  std::size_t named = 0;
  for (auto writer = value.writers.rbegin(); writer != value.writers.rend(); ++writer) {
    if (writer == value.writers.rbegin()) continue;
    if (named++ == kMostOverridden) break;
    text += "\n- overrides " + shown(writer->text) + " " + place_of_value(places, *writer, value.place) +
            trouble_of(*writer);
  }
  text += "\n- below: " + plain(value.lock);
  for (const WrittenValue& lock : value.locks)
    text += ", by " + code(lock.text) + " " + place_of_value(places, lock, value.place);
  return text;
}

std::string lock_text(const OpenFile& file, const PlaceTexts& places, xml::NodeId element,
                      const schema::AttributeFact* fact) {
  if (file.levels.empty()) return {};
  const auto lock = lock_here(file, config::Hierarchy(file.levels), element, fact);
  if (!lock) return {};
  std::string text = "\n\n**Locked here** by " + (lock->at ? code(lock->text) : plain(lock->text));
  if (lock->at) text += " " + places.markdown(*lock->at);
  return text + ": IIS refuses the file (HTTP error 500.19)";
}

/// The word of an enumeration or of flags at the place.
std::string word_text(const OpenFile& file, const Cursor& cursor, const schema::AttributeFact& fact,
                      std::uint32_t offset) {
  if (cursor.kind != CursorKind::attribute_value || fact.value->words.empty()) return {};
  const std::string_view text = file.document().text();
  std::uint32_t begin = offset, end = offset;
  while (begin > cursor.begin && text[begin - 1] != ',')
    --begin;
  while (end < cursor.end && text[end] != ',')
    ++end;
  const std::string_view name = base::trim(text.substr(begin, end - begin));
  const schema::Word* word = schema::find_word_ignoring_case(*fact.value, name);
  if (word == nullptr) return {};
  return "\n\n" + code(word->name) +
         (word->documentation.empty() ? std::string() : ": " + plain(word->documentation));
}

/// What the name at the place means, and where it gets it.
std::string name_text(const OpenFile& file, const PlaceTexts& places, std::uint32_t offset) {
  const auto mention = mention_at(file.document(), offset);
  if (!mention || mention->part == Part::declares || mention->thing == Thing::handler_precondition) return {};
  if (xml::touches(file.parsed.secrets, mention->span.begin, mention->span.end)) return {};
  for (const DeclaredName& name : declared_names(file, mention->thing, mention->scope)) {
    if (!base::equals_ignoring_case(name.name, mention->name)) continue;
    return "\n\nThe " + std::string(word_for(mention->thing)) + " " + code(name.name) + ", declared " +
           places.markdown(name.span);
  }
  return {};
}

std::optional<Hover> attribute_hover(const OpenFile& file, const PlaceTexts& places, const Cursor& cursor,
                                     std::uint32_t offset) {
  const xml::Document& document = file.document();
  const xml::Attribute& attribute = document.attribute(cursor.attribute);
  const ElementFacts facts = facts_of(file, cursor.element);
  if (facts.type == nullptr) return std::nullopt;
  const std::string_view name = document.name(attribute);
  const schema::AttributeFact* fact = attribute_fact(file.facts(), *facts.type, name);
  if (fact == nullptr) return std::nullopt;
  Hover hover;
  hover.range = document.span(cursor.begin, cursor.end);
  hover.markdown =
      "**" + plain(name) + "** of " + code("<" + std::string(document.name(cursor.element)) + ">") + "\n\n" +
      attribute_text(*fact) + word_text(file, cursor, *fact, offset) + name_text(file, places, offset);
  const bool is_bound = file.parsed.binding && file.parsed.binding->fact(cursor.attribute) != nullptr;
  if (!is_bound) return hover;
  // The key of an entry is what it is, not what is in force.
  const bool has_value = fact->key == schema::KeyRole::none;
  const auto value =
      has_value ? engine::explain_attribute(file.project, file.id(), cursor.element, *fact) : std::nullopt;
  if (value) hover.markdown += in_force_text(places, *value);
  hover.markdown += lock_text(file, places, cursor.element, fact);
  return hover;
}

/// The places where elements of that name may stand; empty when there are none, or too many to name.
std::string homes_text(const OpenFile& file, std::string_view name) {
  constexpr std::size_t kMostHomes = 6;
  std::vector<std::string> homes;
  for (const schema::Home& home : file.facts().homes_of(name)) {
    if (!home.parent_path.empty()) homes.push_back(code(home.parent_path));
  }
  return homes.empty() || homes.size() > kMostHomes ? std::string() : base::join_words(homes, "and");
}

std::optional<Hover> element_hover(const OpenFile& file, const PlaceTexts& places, xml::NodeId element,
                                   const source::Span& range) {
  if (element == 0 || element == xml::kNone) return std::nullopt;
  const std::string_view name = file.document().name(element);
  const ElementFacts facts = facts_of(file, element);
  Hover hover;
  hover.range = range;
  hover.markdown = "**" + plain("<" + std::string(name) + ">") + "**\n\n";
  if (facts.type == nullptr) {
    const std::string homes = homes_text(file, name);
    hover.markdown += "IIS does not know this element here. Elements of this name are allowed in " + homes;
    return homes.empty() ? std::nullopt : std::optional(hover);
  }
  hover.markdown += element_text(file.facts(), *facts.type, facts.child);
  const bool is_inside = facts.type->kind == schema::ElementKind::settings;
  if (const std::string homes = is_inside ? homes_text(file, name) : std::string(); !homes.empty())
    hover.markdown += "\n\nAllowed in " + homes + ".";
  hover.markdown += lock_text(file, places, element, nullptr);
  return hover;
}

std::optional<Hover> comment_hover(const OpenFile& file, const Cursor& cursor, std::uint32_t offset) {
  constexpr std::string_view kOpening = "<!--", kClosing = "-->";
  std::string_view text = file.document().text().substr(cursor.begin, cursor.end - cursor.begin);
  text.remove_prefix(std::min(kOpening.size(), text.size()));
  if (text.ends_with(kClosing)) text.remove_suffix(kClosing.size());
  const auto comment = engine::read_suppression_comment(text);
  if (!comment) return std::nullopt;
  const std::uint32_t begin = cursor.begin + static_cast<std::uint32_t>(kOpening.size());
  const engine::FilePolicy& policy = file.project.policy(file.project.files().given_path(file.id()));
  for (const engine::WordRange& range : comment->rules) {
    if (offset < begin + range.begin || offset > begin + range.end) continue;
    const diag::RuleInfo* rule = policy.rules().find(range.of(text));
    if (rule == nullptr) return std::nullopt;
    return Hover{rule_text(*rule, policy.profile()),
                 file.document().span(begin + static_cast<std::uint32_t>(range.begin),
                                      begin + static_cast<std::uint32_t>(range.end))};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Hover> hover(engine::Project& project, const std::string& path, std::uint32_t offset,
                           const PlaceNames& names) {
  if (is_json_document(path)) return json_hover(project, path, offset);
  const auto file = open_file(project, path);
  if (!file) return std::nullopt;
  offset = file->within(offset);
  const Cursor cursor = cursor_at(file->document(), offset);
  const PlaceTexts places(project, path, names);
  switch (cursor.kind) {
    case CursorKind::element_name:
      return element_hover(*file, places, cursor.element, file->document().span(cursor.begin, cursor.end));
    case CursorKind::end_tag:
      return element_hover(*file, places, cursor.around, file->document().span(cursor.begin, cursor.end));
    case CursorKind::attribute_name:
    case CursorKind::attribute_value:
      return attribute_hover(*file, places, cursor, offset);
    case CursorKind::comment:
      return comment_hover(*file, cursor, offset);
    default:
      return std::nullopt;
  }
}

}  // namespace iislint::editor
