#include "tree_fault.h"

#include <string_view>

namespace iislint::tests {
namespace {

using xml::NodeId;
using xml::NodeKind;

bool is_white(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class TreeCheck {
 public:
  explicit TreeCheck(const xml::Document& document) : document_(document) {}

  std::string fault() {
    const xml::Node& whole = document_.node(0);
    if (whole.begin != 0 || whole.end != document_.text().size()) return "the document is not the whole text";
    std::size_t seen = 1;
    for (NodeId id = 0; id < document_.nodes.size() && fault_.empty(); ++id)
      seen += check(id);
    if (fault_.empty() && seen != document_.nodes.size()) return "a node is nobody's child";
    return fault_;
  }

 private:
  /// Children follow each other inside their parent with nothing but white space between them. Returns how
  /// many.
  std::size_t check(NodeId id) {
    const xml::Node& node = document_.node(id);
    const bool is_element = node.kind == NodeKind::element;
    if (is_element) check_tags(node);
    std::uint32_t at = is_element ? node.start_tag_end : node.begin;
    const std::uint32_t end = is_element && node.end_tag_begin != xml::kNone ? node.end_tag_begin : node.end;
    std::size_t count = 0;
    for (NodeId child = node.first_child; child != xml::kNone; child = document_.node(child).next_sibling) {
      ++count;
      const xml::Node& inner = document_.node(child);
      if (inner.parent != id) return fail("a child with another parent", inner.begin);
      if (inner.begin < at || inner.end < inner.begin || inner.end > end)
        return fail("nodes overlap", inner.begin);
      if (!is_white(document_.text().substr(at, inner.begin - at))) return fail("bytes without a node", at);
      at = inner.end;
    }
    const bool holds_rest = is_element || node.kind == NodeKind::document;
    if (holds_rest && !is_white(document_.text().substr(at, end - at)))
      return fail("bytes without a node", at);
    return count;
  }

  void check_tags(const xml::Node& node) {
    if (document_.text()[node.begin] != '<' || node.name_end <= node.begin + 1 ||
        node.start_tag_end < node.name_end || node.end < node.start_tag_end)
      fail("tags out of order", node.begin);
    std::uint32_t at = node.name_end;
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
      const xml::Attribute& a = document_.attribute(node.first_attribute + i);
      if (a.name_begin < at || a.name_end <= a.name_begin || a.value_begin < a.name_end ||
          a.value_end < a.value_begin || a.value_end > node.start_tag_end)
        fail("attributes out of order", a.name_begin);
      at = a.value_end;
    }
  }

  std::size_t fail(const std::string& what, std::uint32_t at) {
    fault_ = what + " at " + std::to_string(at);
    return 0;
  }

  const xml::Document& document_;
  std::string fault_;
};

}  // namespace

std::string tree_fault(const xml::Document& document) {
  return TreeCheck(document).fault();
}

}  // namespace iislint::tests
