// The values of one element of a file: an application pool, a virtual directory, an entry of a collection.
#pragma once

#include <string_view>
#include <vector>

#include "config/effective_config.h"
#include "config/entries.h"
#include "config/value.h"

namespace iislint::config {

/// What an item does not write itself comes from its *Defaults elements, the nearest first: those beside it,
/// then those beside the elements around it (an application's in its site, then in <sites>).
class ItemView {
 public:
  /// The element must be bound. Borrows document and binding.
  ItemView(const EffectiveConfig& config, xml::NodeId element);

  const ElementRef& part() const { return chain_.front(); }

  /// The value of `attribute` of the element at `steps` below the item ("" for the item itself).
  Value value(std::string_view steps, std::string_view attribute, const schema::AttributeFact& fact) const;

  /// The entries of the collection at `steps` below the item.
  Entries entries(std::string_view steps) const;

 private:
  std::vector<ElementRef> chain_;  // the item, then its defaults
};

}  // namespace iislint::config
