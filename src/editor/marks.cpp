#include "editor/marks.h"

#include <algorithm>

#include "editor/json_documents.h"
#include "editor/names/mentions.h"
#include "editor/reading/cursor.h"
#include "editor/reading/open_file.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using source::Span;
using xml::Document;
using xml::kNone;
using xml::NodeId;
using xml::NodeKind;

/// The element whose start or end tag has its name at the cursor; kNone when there is none.
NodeId named_element(const Document& document, const Cursor& cursor) {
  if (cursor.kind == CursorKind::element_name) return cursor.element;
  if (cursor.kind != CursorKind::end_tag) return kNone;
  const bool is_its_own =
      cursor.around != 0 && document.node(cursor.around).end_tag_begin + 2 == cursor.begin;
  return is_its_own ? cursor.around : kNone;
}

/// The name in the end tag; empty where there is none, or another one.
Span end_name(const Document& document, NodeId element) {
  const xml::Node& node = document.node(element);
  const std::string_view name = document.name(element);
  if (node.end_tag_begin == kNone) return {};
  const std::uint32_t begin = node.end_tag_begin + 2;
  if (document.text().substr(begin, name.size()) != name) return {};
  const auto end = static_cast<std::uint32_t>(begin + name.size());
  // What follows the name must not be a part of it.
  const Cursor there = cursor_at(document, begin);
  return there.kind == CursorKind::end_tag && there.end == end ? document.span(begin, end) : Span{};
}

std::vector<Span> names_of_tags(const Document& document, NodeId element) {
  if (element == kNone || element == 0) return {};
  std::vector<Span> spans = {xml::name_of(document, element)};
  if (const Span end = end_name(document, element); end.end > end.begin) spans.push_back(end);
  return spans;
}

/// Spans from the inside out.
class Selections {
 public:
  Selections(const Document& document, std::uint32_t offset) : document_(document), offset_(offset) {}

  std::vector<Span> all() {
    const Cursor cursor = cursor_at(document_, offset_);
    if (cursor.kind != CursorKind::content) add(cursor.begin, cursor.end);
    if (cursor.attribute != kNone) add_attribute(document_.attribute(cursor.attribute));
    add_piece();
    const bool is_in_tag = cursor.element != kNone && cursor.kind != CursorKind::comment;
    if (is_in_tag) {
      const xml::Node& node = document_.node(cursor.element);
      add(node.begin, node.start_tag_end);
      add(node.begin, node.end);
    }
    for (NodeId id = cursor.around; id != 0 && id != kNone; id = document_.node(id).parent)
      add_element(document_.node(id));
    add(0, static_cast<std::uint32_t>(document_.text().size()));
    return std::move(spans_);
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end) {
    const bool holds = begin <= offset_ && offset_ <= end && begin < end;
    const bool is_larger = spans_.empty() || (begin <= spans_.back().begin && spans_.back().end <= end &&
                                              end - begin > spans_.back().end - spans_.back().begin);
    if (holds && is_larger) spans_.push_back(document_.span(begin, end));
  }

  void add_attribute(const xml::Attribute& attribute) {
    const std::uint32_t quote = attribute.quoted ? 1 : 0,
                        closing = attribute.quoted && attribute.closed ? 1 : 0;
    if (offset_ > attribute.name_end) add(attribute.value_begin - quote, attribute.value_end + closing);
    add(attribute.name_begin, std::max(attribute.name_end, attribute.value_end + closing));
  }

  /// A text, a comment or what else stands between tags.
  void add_piece() {
    const xml::Node& node = document_.node(last_node_before(document_, offset_));
    if (node.kind != NodeKind::element && node.kind != NodeKind::document) add(node.begin, node.end);
  }

  void add_element(const xml::Node& node) {
    const bool has_end_tag = node.end_tag_begin != kNone;
    if (has_end_tag && offset_ > node.end_tag_begin) add(node.end_tag_begin, node.end);
    if (has_end_tag) add(node.start_tag_end, node.end_tag_begin);
    add(node.begin, node.end);
  }

  const Document& document_;
  const std::uint32_t offset_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Highlight> highlights(engine::Project& project, const std::string& path, std::uint32_t offset) {
  if (is_json_document(path)) return {};
  const auto file = open_file(project, path);
  if (!file) return {};
  offset = file->within(offset);
  const Document& document = file->document();
  std::vector<Highlight> found;
  if (const auto asked = mention_at(document, offset)) {
    for_each_mention(document, [&](Mention&& mention) {
      if (!is_same_name(*asked, mention) && !is_same_name(mention, *asked)) return;
      found.push_back(
          {mention.span, mention.part == Part::declares ? HighlightKind::write : HighlightKind::read});
    });
    return found;
  }
  for (const Span& span : names_of_tags(document, named_element(document, cursor_at(document, offset))))
    found.push_back({span, HighlightKind::text});
  return found;
}

std::vector<Span> linked_names(engine::Project& project, const std::string& path, std::uint32_t offset) {
  if (is_json_document(path)) return {};
  const auto file = open_file(project, path);
  if (!file) return {};
  const Document& document = file->document();
  std::vector<Span> spans =
      names_of_tags(document, named_element(document, cursor_at(document, file->within(offset))));
  if (spans.size() != 2) spans.clear();
  return spans;
}

std::vector<Span> selections(engine::Project& project, const std::string& path, std::uint32_t offset) {
  if (is_json_document(path)) return {};
  const auto file = open_file(project, path);
  return file ? Selections(file->document(), file->within(offset)).all() : std::vector<Span>();
}

}  // namespace iislint::editor
