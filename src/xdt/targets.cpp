#include "xdt/targets.h"

#include <utility>

namespace iislint::xdt {

using xml::kNone;
using xml::NodeId;

void Targets::forget_old() {
  if (found_nodes_ <= kMostFound) return;
  found_.clear();
  found_nodes_ = 0;
}

const Selection& Targets::parents_of(NodeId id) {
  return locators_.of(id).kind == LocatorKind::xpath ? of(id) : of(document_.node(id).parent);
}

const Selection& Targets::of(NodeId id) {
  Found& known = found_[id];
  if (known.version == tree_.version()) return known.nodes;
  Selection nodes;
  if (id == 0) {
    nodes = {{0, Selected::kNoAttribute}};
  } else {
    const Locator& locator = locators_.of(id);
    const PrefixLookup prefixes = [this, id](std::string_view prefix) {
      return transform_.namespaces().of_prefix(id, prefix == kDefaultPrefix ? std::string_view() : prefix);
    };
    Evaluation evaluation(tree_, prefixes, budget_);
    const bool is_absolute = locator.kind == LocatorKind::xpath && locator.path.is_absolute;
    const Selection& parents = of(document_.node(id).parent);
    const bool is_one = parents.size() == 1 && parents.front().attribute == Selected::kNoAttribute;
    if (is_one && !locator.matched.empty()) {
      nodes = matching(locator, id, parents.front().node, evaluation);
    } else if (!is_absolute) {
      nodes = evaluation.select(Path{false, {locator.step}}, parents);
    }
    if (locator.kind == LocatorKind::xpath) nodes = evaluation.select(locator.path, nodes);
  }
  Found& entry = found_[id];
  found_nodes_ += nodes.size();
  entry = {tree_.version(), std::move(nodes)};
  return entry.nodes;
}

Selection Targets::matching(const Locator& locator, NodeId id, ResultId parent, Evaluation& evaluation) {
  ChildIndex& index = indexes_[{parent, document_.name(id), locator.matched}];
  const ResultNode& node = tree_.node(parent);
  const std::size_t version = tree_.version_of(locator.matched);
  if (index.last == kNone || index.reorderings != node.reorderings || index.version != version)
    index = {node.reorderings, version, kNone, {}};
  std::string buffer;
  for (ResultId child = index.last == kNone ? node.first_child : tree_.node(index.last).next; child != kNone;
       child = tree_.node(child).next) {
    index.last = child;
    budget_.spend(1);
    if (tree_.node(child).kind != xml::NodeKind::element || tree_.name(child) != document_.name(id)) continue;
    const ResultAttribute* attribute = tree_.find(child, locator.matched);
    if (attribute != nullptr) index.by_value[std::string(tree_.value(*attribute, buffer))].push_back(child);
  }
  budget_.spend(1);
  Selection found;
  const auto candidates = index.by_value.find(locator.value);
  if (candidates == index.by_value.end()) return found;
  PathStep self = locator.step;
  self.axis = Axis::self;
  for (const ResultId child : candidates->second) {
    const Selection one = evaluation.select(Path{false, {self}}, {{child, Selected::kNoAttribute}});
    found.insert(found.end(), one.begin(), one.end());
  }
  return found;
}

}  // namespace iislint::xdt
