#include "xdt/result_text.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::xdt {

ResultText::ResultText(const ResultTree& tree, std::size_t longest) : longest_(longest) {
  write(tree);
}

// Not recursive: how deep a file may be is decided elsewhere.
void ResultText::write(const ResultTree& tree) {
  ResultId id = tree.node(0).first_child;
  while (id != xml::kNone && is_whole_) {
    const ResultNode& node = tree.node(id);
    const bool is_open = node.kind == xml::NodeKind::element && node.is_changed;
    if (is_open) {
      open(tree, id);
      if (node.first_child != xml::kNone) {
        id = node.first_child;
        continue;
      }
      close(tree, id);
    } else if (node.kind != xml::NodeKind::declaration) {
      const xml::Node& source = node.document->node(node.source);
      copy(*node.document, source.begin, source.end);
    }
    add("\n");
    while (id != 0 && tree.node(id).next == xml::kNone) {
      id = tree.node(id).parent;
      if (id != 0) close(tree, id);
      if (id != 0) add("\n");
    }
    id = id == 0 ? xml::kNone : tree.node(id).next;
  }
}

void ResultText::open(const ResultTree& tree, ResultId id) {
  const ResultNode& node = tree.node(id);
  const xml::Document& document = *node.document;
  const xml::Node& source = document.node(node.source);
  const bool is_as_written = !node.is_rewritten && !source.self_closed;
  copy(document, source.begin, is_as_written ? source.start_tag_end : source.name_end);
  if (is_as_written) return;
  bool declares = false;
  for (const ResultAttribute& attribute : node.attributes) {
    const xml::Attribute& written = attribute.document->attribute(attribute.id);
    declares = declares || tree.name(attribute) == "xmlns";
    add(" ");
    copy(*attribute.document, written.name_begin, written.value_end + 1);
  }
  const bool has_prefix = document.name(node.source).find(':') != std::string_view::npos;
  if (!declares && !has_prefix && node.space != tree.node(node.parent).space)
    add(" xmlns=\"" + base::xml_escaped(node.space) + "\"");
  add(">");
}

void ResultText::close(const ResultTree& tree, ResultId id) {
  add("</" + std::string(tree.name(id)) + ">");
}

void ResultText::copy(const xml::Document& document, std::uint32_t begin, std::uint32_t end) {
  const auto at = static_cast<std::uint32_t>(text_.size());
  add(document.text().substr(begin, end - begin));
  if (is_whole_) copied_.push_back({at, at + (end - begin), document.file_id(), begin});
}

void ResultText::add(std::string_view glue) {
  is_whole_ = is_whole_ && glue.size() <= longest_ - text_.size();
  if (is_whole_) text_ += glue;
}

std::optional<source::Span> ResultText::origin(std::uint32_t begin, std::uint32_t end) const {
  const auto found = std::partition_point(copied_.begin(), copied_.end(),
                                          [&](const Copied& piece) { return piece.end <= begin; });
  if (found == copied_.end() || begin < found->begin) return std::nullopt;
  const std::uint32_t last = std::min(end, found->end);
  return source::Span{found->file, found->from + (begin - found->begin), found->from + (last - found->begin)};
}

}  // namespace iislint::xdt
