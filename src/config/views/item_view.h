// The values of one element of a file: an application pool, a virtual directory, an entry of a collection.
#pragma once

#include <string_view>

#include "config/lookup/collection.h"
#include "config/lookup/lookup_chain.h"
#include "config/lookup/value.h"
#include "config/views/effective_config.h"

namespace iislint::config {

/// The chain of one item (lookup_chain.h), asked again and again.
class ItemView {
 public:
  /// The element must be bound. Borrows document and binding.
  ItemView(const EffectiveConfig& config, xml::NodeId element);

  const ElementRef& part() const { return chain_.links.front().element; }

  /// The value of `attribute` of the element at `steps` below the item ("" for the item itself).
  Value value(std::string_view steps, std::string_view attribute, const schema::AttributeFact& fact) const;

  /// The entries of the collection at `steps` below the item.
  Entries entries(std::string_view steps) const;

 private:
  const FileIndex* index_;
  LookupChain chain_;
};

}  // namespace iislint::config
