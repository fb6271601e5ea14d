#include <algorithm>
#include <set>

#include "config/files/hierarchy.h"
#include "editor/completing/sources.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/locks_here.h"
#include "editor/texts/fact_texts.h"
#include "editor/texts/markdown.h"
#include "schema/binding/checks/section_scope.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using schema::ChildFact;
using schema::ElementKind;
using schema::ElementType;

/// The place of an element that is to be written, and how much of it is there.
class ElementItems {
 public:
  ElementItems(const OpenFile& file, const Cursor& cursor)
      : file_(file), document_(file.document()), cursor_(cursor) {
    has_opening_ = cursor.kind == CursorKind::element_name;
    if (cursor.element != xml::kNone) {
      const xml::Node& node = document_.node(cursor.element);
      is_written_ = node.attribute_count > 0 || node.start_tag_closed;
    }
    replaced_ = document_.span(cursor.begin, cursor.end);
  }

  std::vector<CompletionItem> all() {
    const ElementFacts parent = content_facts(file_, cursor_.around);
    if (cursor_.around == 0) add_root();
    if (parent.type != nullptr) {
      find_present();
      for (const ChildFact& child : file_.facts().children_of(*parent.type))
        add(child);
    }
    return std::move(items_);
  }

 private:
  void add_root() {
    if (document_.root() != xml::kNone && document_.root() != cursor_.element) return;
    items_.push_back(item("configuration", sort_text(0, 0)));
    set_text(items_.back(), file_.facts().types[file_.facts().root], false);
    items_.back().documentation = "The root element of every configuration file.";
  }

  void find_present() {
    xml::for_each_child_element(document_, cursor_.around, [&](xml::NodeId id) {
      if (id != cursor_.element) present_.insert(document_.name(id));
    });
  }

  CompletionItem item(std::string_view name, std::string sort) const {
    CompletionItem made;
    made.label = std::string(name);
    made.kind = CompletionKind::element;
    made.sort_text = std::move(sort);
    made.replaced = replaced_;
    return made;
  }

  void add(const ChildFact& child) {
    const ElementType& type = file_.facts().types[child.type];
    const bool may_repeat =
        type.kind == ElementKind::container ||
        (child.directive != schema::Directive::none && child.directive != schema::Directive::clear);
    if (!may_repeat && present_.count(child.name) != 0) return;
    const bool is_section = type.kind == ElementKind::section;
    if (is_section && !schema::may_define(type.section.allow_definition, file_.parsed.kind)) return;
    CompletionItem made = item(child.name, {});
    unsigned rank = 1;
    if (child.directive == schema::Directive::add) rank = 0;
    if (child.directive == schema::Directive::remove || child.directive == schema::Directive::clear) rank = 2;
    if (!child.defaults_of.empty()) made.detail = "defaults of " + std::string(child.defaults_of);
    if (is_section && is_locked(type)) {
      made.detail = "locked here";
      rank = 3;
    }
    made.documentation = element_text(file_.facts(), type, &child);
    made.sort_text = sort_text(rank, items_.size());
    set_text(made, type,
             child.directive == schema::Directive::add || child.directive == schema::Directive::remove);
    items_.push_back(std::move(made));
  }

  bool is_locked(const ElementType& type) {
    if (file_.levels.size() < 2) return false;
    if (!hierarchy_) {
      hierarchy_.emplace(file_.levels);
      place_ = place_of(file_, cursor_.around);
    }
    return section_lock_here(*hierarchy_, type.section, place_).has_value();
  }

  /// The tag with the attributes that it must have, and those that tell an entry from others.
  void set_text(CompletionItem& made, const ElementType& type, bool is_entry) const {
    if (is_written_) {
      made.text = made.label;
      return;
    }
    const std::string opening = has_opening_ ? "" : "<";
    std::string text = opening + made.label, snippet = text;
    unsigned stop = 0;
    for (const AttributeFact& fact : file_.facts().attributes_of(type)) {
      const bool is_key = fact.key != schema::KeyRole::none && is_entry;
      if (!fact.required && !is_key) continue;
      const std::string start = " " + std::string(fact.name) + "=\"";
      text += start + "\"";
      snippet += start + "$" + std::to_string(++stop) + "\"";
    }
    const bool holds_others = type.child_count > 0 || type.kind == ElementKind::opaque || type.open;
    const bool has_content = holds_others && type.kind != ElementKind::opaque;
    made.text = text + (has_content ? "></" + made.label + ">" : " />");
    if (has_content) {
      made.snippet = snippet + ">\n\t$0\n</" + made.label + ">";
    } else {
      made.snippet = snippet + (stop == 0 ? " $0/>" : " />$0");
    }
  }

  const OpenFile& file_;
  const xml::Document& document_;
  const Cursor& cursor_;
  bool has_opening_ = false;
  bool is_written_ = false;  // the rest of the tag is there
  source::Span replaced_;
  std::set<std::string_view> present_;
  std::optional<config::Hierarchy> hierarchy_;
  std::string place_;
  std::vector<CompletionItem> items_;
};

/// A comment that silences a rule, with the places to fill in.
CompletionItem comment_item(const OpenFile& file, const Cursor& cursor) {
  CompletionItem item;
  item.label = "iislint-ignore";
  item.kind = CompletionKind::comment;
  item.detail = "suppress a rule for the next element";
  item.sort_text = sort_text(8, 0);
  item.replaced = file.document().span(cursor.begin, cursor.end);
  const std::string opening = cursor.kind == CursorKind::element_name ? "" : "<";
  item.text = opening + "!-- iislint-ignore RULE: REASON -->";
  item.snippet = opening + "!-- iislint-ignore ${1:RULE}: ${2:REASON} -->$0";
  return item;
}

}  // namespace

std::string sort_text(unsigned rank, std::size_t order) {
  std::string number = std::to_string(order);
  return std::to_string(rank) + std::string(6 - std::min<std::size_t>(number.size(), 6), '0') + number;
}

std::vector<CompletionItem> element_items(const OpenFile& file, const Cursor& cursor) {
  std::vector<CompletionItem> items = ElementItems(file, cursor).all();
  const bool has_tag = cursor.element != xml::kNone && file.document().node(cursor.element).start_tag_closed;
  if (has_tag) return items;
  if (cursor.around != 0) {
    Cursor end = cursor;
    for (CompletionItem& item : end_tag_items(file, end)) {
      item.label = "/" + item.label;
      item.text = (cursor.kind == CursorKind::element_name ? "/" : "</") + item.text;
      items.push_back(std::move(item));
    }
    items.push_back(comment_item(file, cursor));
  }
  return items;
}

std::vector<CompletionItem> end_tag_items(const OpenFile& file, const Cursor& cursor) {
  std::vector<CompletionItem> items;
  const xml::Document& document = file.document();
  const std::string_view text = document.text();
  const bool is_closed = cursor.end < text.size() && text[cursor.end] == '>';
  std::size_t order = 0;
  for (xml::NodeId id = cursor.around; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    const bool is_open = document.node(id).end_tag_begin == xml::kNone;
    if (order > 0 && !is_open) break;
    CompletionItem item;
    item.label = std::string(document.name(id));
    item.kind = CompletionKind::end_tag;
    item.sort_text = sort_text(7, order++);
    item.replaced = document.span(cursor.begin, cursor.end);
    item.text = item.label + (is_closed ? "" : ">");
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace iislint::editor
