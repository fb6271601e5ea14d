#include "config/server/site_bindings.h"

#include "base/text.h"
#include "config/lookup/lookup_chain.h"

namespace iislint::config {
namespace {

/// Nothing when the entry has no protocol.
std::optional<SiteBinding> read_entry(const xml::Document& document, xml::NodeId entry) {
  std::string buffer;
  const xml::AttributeId protocol = document.find_attribute(entry, "protocol");
  if (protocol == xml::kNone) return std::nullopt;
  SiteBinding binding{entry, document.find_attribute(entry, "bindingInformation"), {}, {}};
  binding.protocol = base::lower(document.value(document.attribute(protocol), buffer));
  if (binding.information != xml::kNone)
    binding.address =
        values::parse_binding_address(document.value(document.attribute(binding.information), buffer));
  return binding;
}

}  // namespace

std::vector<SiteBinding> site_bindings(const ElementRef& site) {
  std::vector<SiteBinding> result;
  for (const ElementRef& entry : entries_of(elements_below(site, "bindings")).in_force) {
    std::optional<SiteBinding> binding = read_entry(*entry.document, entry.element);
    if (binding) result.push_back(std::move(*binding));
  }
  return result;
}

}  // namespace iislint::config
