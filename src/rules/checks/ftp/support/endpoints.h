// The FTP sites that listen on one address and port. TLS begins before the client names a host, so they share
// what TLS needs.
//
// Source: Microsoft's article on FTP 7.5 with host names and SSL (AUTH comes before HOST; a certificate of a
// site that has a host name is not found then).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// One binding of one FTP site.
struct Tenant {
  std::uint32_t site = 0;  ///< its number in EffectiveConfig::sites()
  const config::BindingRow* binding = nullptr;

  bool has_host() const { return binding->host != 0; }  ///< otherwise any name will do
};

/// One address and port.
struct Endpoint {
  std::span<const Tenant> tenants;  ///< in the order of the file, at least one
  /// The tenant whose certificate is documented to be presented to all: the first without a host name; null
  /// when each has one.
  const Tenant* speaker = nullptr;
  std::string address = {};  ///< "*:21", an IPv6 address in brackets; of Endpoints::shared() only
};

/// Bindings that cannot be read are left out. Made once for each file; borrows its columns.
class Endpoints {
 public:
  explicit Endpoints(const FileView& file);
  Endpoints(Endpoints&&) = default;
  Endpoints(const Endpoints&) = delete;

  /// Those with several tenants, in the order of their addresses.
  const std::vector<Endpoint>& shared() const { return shared_; }

  /// Who speaks for the address and port of a binding: the site without a host name there, else the one on
  /// all addresses; null when there is none.
  const Tenant* speaker_for(const config::BindingRow& binding) const;

 private:
  const Endpoint* find(config::TextId ip, std::uint16_t port) const;

  config::TextId all_addresses_ = 0;
  std::vector<Tenant> tenants_;      // by address and port
  std::vector<Endpoint> endpoints_;  // in the same order
  std::vector<Endpoint> shared_;
};

const Endpoints& ftp_endpoints(const FileView& file);

/// Whether nobody but the machine itself reaches the binding.
bool is_loopback(const FileView& file, const config::BindingRow& binding);

/// The bindings of the rule's site that FTP listens on.
std::vector<config::BindingRow> ftp_bindings(const SiteContext& rule);

}  // namespace iislint::rules::checks
