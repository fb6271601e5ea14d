// The FTP sites that listen on one address and port. TLS begins before the client names a host, so they share
// what TLS needs.
//
// Source: Microsoft's article on FTP 7.5 with host names and SSL (AUTH comes before HOST; a certificate of a
// site that has a host name is not found then).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/evaluation/file_view.h"

namespace iislint::rules::checks {

/// One binding of one FTP site.
struct Tenant {
  xml::NodeId site;
  std::string name;
  std::string host;      ///< empty when any name will do
  source::Span binding;  ///< its bindingInformation
};

/// One address and port.
struct Endpoint {
  std::vector<Tenant> tenants;  ///< in the order of the file, at least one
  std::optional<std::size_t> first_without_host;

  /// The tenant whose certificate is documented to be presented to all: the one without a host name; null
  /// when each has one.
  const Tenant* speaker() const { return first_without_host ? &tenants[*first_without_host] : nullptr; }
};

/// By address and port, "*:21". Bindings that cannot be read are left out.
using Endpoints = std::map<std::string, Endpoint>;

const Endpoints& ftp_endpoints(const FileView& file);

}  // namespace iislint::rules::checks
