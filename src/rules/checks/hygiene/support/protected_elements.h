// Elements that are encrypted.
#pragma once

#include <string_view>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

/// Calls `visit(element, attribute)` for each element that says by which provider it is encrypted.
template <typename Visit>
void for_each_protected(const FileView& file, Visit&& visit) {
  constexpr std::string_view kProvider = "configProtectionProvider";
  const xml::Document& document = file.document();
  if (document.text().find(kProvider) == std::string_view::npos) return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(document.attribute(id)) == kProvider && !document.node(element).damaged)
      visit(element, id);
  });
}

}  // namespace iislint::rules::checks
