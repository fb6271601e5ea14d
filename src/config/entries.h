// The entries of a collection that are in force: <add>, <remove> and <clear> of several levels obeyed.
#pragma once

#include <string_view>
#include <vector>

#include "config/element_ref.h"
#include "config/value.h"

namespace iislint::config {

/// Entries are elements of one or several files.
struct Entries {
  std::vector<ElementRef> in_force;
  std::vector<ElementRef> perhaps;  ///< of a *Defaults element: whether they are inherited is not settled
  bool may_be_incomplete = false;   ///< there may be entries that could not be read
  bool is_cleared = false;          ///< a <clear> took away what stands further up
};

/// The entries of collections laid over each other, the outermost first.
Entries entries_of(const std::vector<ElementRef>& collections);

/// The entry's own value, or the default; unknown when it cannot be read or something misspelt in the entry
/// may have been meant for it. `fact` is null when the entry has no attribute of that name: then it is
/// unknown.
Value entry_value(const ElementRef& entry, std::string_view attribute);

}  // namespace iislint::config
