#include "xml/holder.h"

#include <algorithm>

namespace iislint::xml {

/// Nodes stand in the order of the file, and so do their attributes.
NodeId holder_of(const Document& document, AttributeId attribute) {
  const auto& nodes = document.nodes;
  const auto behind = std::upper_bound(nodes.begin(), nodes.end(), document.attribute(attribute).name_begin,
                                       [](std::uint32_t at, const Node& node) { return at < node.begin; });
  return static_cast<NodeId>(behind - nodes.begin() - 1);
}

}  // namespace iislint::xml
