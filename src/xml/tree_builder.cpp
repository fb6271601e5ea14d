#include "xml/tree_builder.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "xml/characters.h"

namespace iislint::xml {
namespace {

// How far an end tag is looked for among the open elements: bounds the work for text full of stray end tags.
constexpr std::size_t kEndTagReach = 64;

bool is_misspelt(std::string_view name, std::string_view open_name) {
  const std::size_t limit = std::max<std::size_t>(1, open_name.size() / 4);
  return base::edit_distance(name, open_name, limit) <= limit;
}

}  // namespace

TreeBuilder::TreeBuilder(Document& document, const ScanLimits& limits)
    : document_(document), limits_(limits) {
  Node node;
  node.end = static_cast<std::uint32_t>(text().size());
  document_.nodes.push_back(node);
  open_.push_back({0});
}

void TreeBuilder::error(SyntaxProblem problem, std::uint32_t begin, std::uint32_t end, NodeId node,
                        std::uint32_t other) {
  if (node != kNone) document_.nodes[node].damaged = true;
  if (document_.errors.size() >= limits_.errors) return;
  document_.errors.push_back({problem, begin, std::max(begin, end), node, other});
}

void TreeBuilder::append(NodeId child) {
  Open& parent = open_.back();
  document_.nodes[child].parent = parent.id;
  if (parent.last_child == kNone) {
    document_.nodes[parent.id].first_child = child;
  } else {
    document_.nodes[parent.last_child].next_sibling = child;
  }
  parent.last_child = child;
  if (document_.nodes[child].kind == NodeKind::element) parent.last_element = child;
}

NodeId TreeBuilder::add(NodeKind kind, std::uint32_t begin) {
  const auto id = static_cast<NodeId>(document_.nodes.size());
  Node node;
  node.kind = kind;
  node.begin = node.end = begin;
  document_.nodes.push_back(node);
  append(id);
  return id;
}

void TreeBuilder::finish(NodeId node, std::uint32_t end) {
  document_.nodes[node].end = end;
}

void TreeBuilder::open(NodeId element) {
  if (document_.root() == kNone) document_.set_root(element);
  if (!document_.nodes[element].self_closed) open_.push_back({element});
}

bool TreeBuilder::is_open(NodeId element) const {
  const auto by_id = [](const Open& open, NodeId id) { return open.id < id; };
  const auto at = std::lower_bound(open_.begin(), open_.end(), element, by_id);
  return at != open_.end() && at->id == element;
}

// An element whose start tag lost its '>' swallows what follows it. When its end tag never comes, those
// children go back to be its siblings.
void TreeBuilder::lift_children() {
  const Open lost = open_.back();
  Node& node = document_.nodes[lost.id];
  if (node.start_tag_closed || node.first_child == kNone) return;
  Open& parent = open_[open_.size() - 2];
  for (NodeId child = node.first_child; child != kNone; child = document_.nodes[child].next_sibling) {
    document_.nodes[child].parent = parent.id;
  }
  node.next_sibling = node.first_child;
  node.first_child = kNone;
  node.end = node.start_tag_end;
  parent.last_child = lost.last_child;
  if (lost.last_element != kNone) parent.last_element = lost.last_element;
}

void TreeBuilder::finish_element(std::uint32_t end) {
  document_.nodes[open_.back().id].end = end;
  open_.pop_back();
}

void TreeBuilder::close_implicitly(std::uint32_t end) {
  const NodeId id = open_.back().id;
  const Node& node = document_.nodes[id];
  if (node.start_tag_closed) {
    error(SyntaxProblem::missing_end_tag, node.begin + 1, node.name_end, id);
    finish_element(end);
  } else {
    lift_children();  // the unfinished start tag has been reported
    open_.pop_back();
  }
}

void TreeBuilder::close_at(std::size_t index, std::uint32_t begin, std::uint32_t end) {
  while (open_.size() > index + 1)
    close_implicitly(begin);
  document_.nodes[open_.back().id].end_tag_begin = begin;
  finish_element(end);
}

// 0 is the document itself and stands for "none".
std::size_t TreeBuilder::find_open(std::string_view name) const {
  const std::size_t nearest_end = open_.size() > kEndTagReach ? open_.size() - kEndTagReach : 1;
  for (std::size_t i = open_.size(); i-- > nearest_end;) {
    if (document_.name(open_[i].id) == name) return i;
  }
  return 0;
}

// A second </site> behind a site is one too many, though near to the </sites> that is due. It is that
// </sites> when the element round <sites> ends next.
bool TreeBuilder::closes_again(std::string_view name, std::uint32_t end) const {
  const NodeId last = open_.back().last_element;
  if (last == kNone || document_.name(last) != name) return false;
  while (end < text().size() && base::is_space(text()[end]))
    ++end;
  if (text().substr(end, 2) != "</" || open_.size() < 3) return true;
  const std::uint32_t next = end + 2;
  return text().substr(next, name_end(text(), next) - next) != document_.name(open_[open_.size() - 2].id);
}

void TreeBuilder::close(std::string_view name, std::uint32_t begin, std::uint32_t end) {
  std::size_t index = find_open(name);
  if (index == 0 && !at_top() && is_misspelt(name, document_.name(innermost())) && !closes_again(name, end)) {
    const auto name_begin = static_cast<std::uint32_t>(begin + 2);
    const NodeId element = innermost();
    error(SyntaxProblem::end_tag_misspelt, name_begin, name_begin + static_cast<std::uint32_t>(name.size()),
          element, document_.nodes[element].begin);
    index = open_.size() - 1;
  }
  if (index == 0) {
    const NodeId junk = add(NodeKind::junk, begin);
    finish(junk, end);
    error(SyntaxProblem::end_tag_stray, begin, end, innermost());
    return;
  }
  close_at(index, begin, end);
}

void TreeBuilder::close_all(bool cut_short) {
  const auto end = static_cast<std::uint32_t>(text().size());
  // One finding for all that is open: a file cut in the middle is one mistake.
  if (!at_top() && !cut_short) {
    const NodeId element = innermost();
    const Node& node = document_.nodes[element];
    if (node.start_tag_closed) error(SyntaxProblem::unclosed_at_end, node.begin + 1, node.name_end, element);
  }
  while (!at_top()) {
    document_.nodes[innermost()].damaged = true;
    if (document_.nodes[innermost()].start_tag_closed) {
      finish_element(end);
    } else {
      lift_children();
      open_.pop_back();
    }
  }
}

}  // namespace iislint::xml
