// The text of an entry's attribute, for readers that do not care where it comes from.
#pragma once

#include <string>
#include <string_view>

#include "config/lookup/element_ref.h"

namespace iislint::config {

/// The entry's own value, or the default, as entry_value() gives it; empty when it is unknown.
std::string entry_text(const ElementRef& entry, std::string_view attribute);

}  // namespace iislint::config
