#pragma once

#include <map>
#include <string>
#include <vector>

#include "xsd_model.h"

namespace iislint::tools {

/// The element tree below a collection item that has a *Defaults sibling, without collection items: every
/// scalar attribute that may be written there gets a slot, every element a node. Item and defaults share the
/// numbers, so that a missing value of the one is looked up at the same index of the other.
struct SlotTree {
  struct Node {
    std::string type;
    std::string path;
    std::vector<int> slots;  // per attribute of the type
    std::vector<int> nodes;  // per child of the type, -1 for directives
  };
  std::string item;
  std::string item_type;
  std::string defaults_type;
  std::vector<std::string> slot_paths;
  std::vector<std::pair<std::string, std::size_t>> slot_facts;  // type and index of the attribute
  std::vector<Node> item_nodes;
  std::vector<Node> defaults_nodes;
};

/// One tree for each kind of item that has a *Defaults element; of several such elements the first in the
/// files.
std::vector<SlotTree> slot_trees(const XsdModel& model);

}  // namespace iislint::tools
