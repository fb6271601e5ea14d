#include "slot_tree.h"

#include <algorithm>
#include <stdexcept>

namespace iislint::tools {
namespace {

class Builder {
 public:
  explicit Builder(const XsdModel& model) : model_(model) {
    for (const XsdComplexType& type : model.types)
      types_[type.name] = &type;
  }

  const XsdComplexType& type(const std::string& name) const {
    const auto found = types_.find(name);
    if (found == types_.end()) throw std::runtime_error("type '" + name + "' is not defined");
    return *found->second;
  }

  SlotTree build(const XsdChild& item, const XsdChild& defaults) {
    SlotTree tree;
    tree.item = item.name;
    tree.item_type = item.type;
    tree.defaults_type = defaults.type;
    slots_.clear();
    node_numbers_.clear();
    walk(item.type, "", tree, tree.item_nodes);
    walk(defaults.type, "", tree, tree.defaults_nodes);
    const std::size_t count = std::max(tree.item_nodes.size(), tree.defaults_nodes.size());
    tree.item_nodes.resize(count);
    tree.defaults_nodes.resize(count);
    return tree;
  }

 private:
  int walk(const std::string& type_name, const std::string& path, SlotTree& tree,
           std::vector<SlotTree::Node>& nodes) {
    const XsdComplexType& t = type(type_name);
    const auto number = static_cast<std::size_t>(
        node_numbers_.try_emplace(path, static_cast<int>(node_numbers_.size())).first->second);
    if (nodes.size() <= number) nodes.resize(number + 1);
    nodes[number].type = type_name;
    nodes[number].path = path;
    for (std::size_t i = 0; i < t.attributes.size(); ++i) {
      const std::string slot_path = (path.empty() ? "" : path + "/") + "@" + t.attributes[i].name;
      const auto [slot, fresh] = slots_.try_emplace(slot_path, static_cast<int>(slots_.size()));
      if (fresh) {
        tree.slot_paths.push_back(slot_path);
        tree.slot_facts.emplace_back(type_name, i);
      }
      nodes[number].slots.push_back(slot->second);
    }
    for (const XsdChild& child : t.children) {
      const bool leads_on = child.directive.empty() && child.defaults_of.empty();
      const int child_number =
          leads_on ? walk(child.type, (path.empty() ? "" : path + "/") + child.name, tree, nodes) : -1;
      nodes[number].nodes.push_back(child_number);
    }
    return static_cast<int>(number);
  }

  const XsdModel& model_;
  std::map<std::string, const XsdComplexType*> types_;
  std::map<std::string, int> slots_;
  std::map<std::string, int> node_numbers_;
};

}  // namespace

std::vector<SlotTree> slot_trees(const XsdModel& model) {
  Builder builder(model);
  std::vector<SlotTree> trees;
  for (const XsdComplexType& type : model.types) {
    for (const XsdChild& defaults : type.children) {
      if (defaults.defaults_of.empty()) continue;
      const auto same_item = [&](const SlotTree& tree) { return tree.item == defaults.defaults_of; };
      const auto is_item = [&](const XsdChild& child) { return child.name == defaults.defaults_of; };
      const auto item = std::find_if(type.children.begin(), type.children.end(), is_item);
      if (item == type.children.end() || std::any_of(trees.begin(), trees.end(), same_item)) continue;
      trees.push_back(builder.build(*item, defaults));
    }
  }
  return trees;
}

}  // namespace iislint::tools
