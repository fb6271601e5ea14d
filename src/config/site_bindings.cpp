#include "config/site_bindings.h"

#include "base/text.h"

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

std::vector<SiteBinding> bindings_of(const xml::Document& document, xml::NodeId site) {
  std::vector<SiteBinding> result;
  xml::for_each_child_element(document, site, [&](xml::NodeId bindings) {
    if (document.name(bindings) != "bindings") return;
    xml::for_each_child_element(document, bindings, [&](xml::NodeId entry) {
      if (document.name(entry) == "clear") result.clear();
      if (document.name(entry) == "remove") return;
      std::optional<SiteBinding> binding = read_entry(document, entry);
      if (binding) result.push_back(std::move(*binding));
    });
  });
  return result;
}

}  // namespace iislint::config
