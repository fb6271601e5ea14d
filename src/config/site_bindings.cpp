#include "config/site_bindings.h"

#include "base/text.h"

namespace iislint::config {

std::vector<SiteBinding> bindings_of(const xml::Document& document, xml::NodeId site) {
  std::vector<SiteBinding> result;
  std::string buffer;
  xml::for_each_child_element(document, site, [&](xml::NodeId bindings) {
    if (document.name(bindings) != "bindings") return;
    xml::for_each_child_element(document, bindings, [&](xml::NodeId entry) {
      const xml::AttributeId protocol = document.find_attribute(entry, "protocol");
      if (protocol == xml::kNone) return;
      SiteBinding binding{entry, document.find_attribute(entry, "bindingInformation"), {}, {}};
      binding.protocol = base::lower(document.value(document.attribute(protocol), buffer));
      if (binding.information != xml::kNone) {
        binding.address =
            parse_binding_address(document.value(document.attribute(binding.information), buffer));
      }
      result.push_back(std::move(binding));
    });
  });
  return result;
}

}  // namespace iislint::config
