#include "config/lookup/entry_text.h"

#include "config/lookup/collection.h"

namespace iislint::config {

std::string entry_text(const ElementRef& entry, std::string_view attribute) {
  const Value value = entry_value(entry, attribute);
  return value.is_known() ? value.text : std::string();
}

}  // namespace iislint::config
