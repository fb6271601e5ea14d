// The FTP sites that listen on one address and port. TLS begins before the client names a host, so they share
// what TLS needs.
//
// Source: Microsoft's article on FTP 7.5 with host names and SSL (AUTH comes before HOST; a certificate of a
// site that has a host name is not found then).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "rules/rule_run.h"

namespace iislint::rules::code {

/// One binding of one FTP site.
struct Tenant {
  xml::NodeId site;
  std::string name;
  std::string host;                     ///< empty when any name will do
  source::Span binding;                 ///< its bindingInformation
  std::vector<config::Value> settings;  ///< the values of the rule that are the site's, in its order
};

/// By endpoint ("*:21"), in the order of the file. Bindings that cannot be read are left out.
using Endpoints = std::map<std::string, std::vector<Tenant>>;

Endpoints ftp_endpoints(const RuleRun& run);

/// The site whose certificate is documented to be presented to all: the one without a host name; null when
/// each has one.
const Tenant* speaker_of(const std::vector<Tenant>& tenants);

}  // namespace iislint::rules::code
