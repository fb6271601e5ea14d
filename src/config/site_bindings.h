// The bindings of a site.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "values/binding_address.h"
#include "xml/tree.h"

namespace iislint::config {

struct SiteBinding {
  xml::NodeId element;
  xml::AttributeId information;                   ///< kNone when it is missing
  std::string protocol;                           ///< lower case: "ftp"
  std::optional<values::BindingAddress> address;  ///< nothing when the text is of another form (net.pipe …)
};

/// Those of a <site> or <siteDefaults> that no <clear> behind them takes away, in the order of the file; a
/// binding without a protocol is left out.
std::vector<SiteBinding> bindings_of(const xml::Document& document, xml::NodeId site);

}  // namespace iislint::config
