// The bindings of a site.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/lookup/element_ref.h"
#include "values/binding_address.h"
#include "xml/tree.h"

namespace iislint::config {

struct SiteBinding {
  xml::NodeId element;
  xml::AttributeId information;                   ///< kNone when it is missing
  std::string protocol;                           ///< lower case: "ftp"
  std::optional<values::BindingAddress> address;  ///< nothing when the text is of another form (net.pipe …)
};

/// Those of a <site> or <siteDefaults> that are in force (collection.h), in the order of the file; a binding
/// without a protocol is left out.
std::vector<SiteBinding> site_bindings(const ElementRef& site);

}  // namespace iislint::config
