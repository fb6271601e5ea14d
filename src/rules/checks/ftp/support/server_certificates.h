// Server certificates of FTP sites that share an address and port, or have a host name.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/site_bindings.h"
#include "rules/checks/ftp/support/endpoints.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The values of serverCertHash of the file's FTP sites. The slot is that of the attribute.
class ServerCertificates {
 public:
  ServerCertificates(const FileView& file, std::uint16_t hash_slot);

  const config::Value& hash_of(const Tenant& tenant) const { return hashes_.at(tenant.site); }
  /// Whether the tenant has a certificate, or may have one.
  bool may_be_of(const Tenant& tenant) const;
  /// Whether siteDefaults names one, or may do so: it is found before any site is known.
  bool may_be_of_defaults() const { return defaults_may_have_one_; }

 private:
  std::map<xml::NodeId, config::Value> hashes_;
  bool defaults_may_have_one_ = false;
};

const ServerCertificates& server_certificates(const FileView& file, std::uint16_t hash_slot);

/// Who speaks for an endpoint: the site without a host name there, else the one on all addresses; null when
/// there is none.
const Tenant* speaker_at(const Endpoints& endpoints, const std::string& endpoint);

/// The bindings of the rule's site that FTP listens on.
std::vector<config::SiteBinding> ftp_bindings(const SiteContext& rule);

/// Whether another site lends its certificate to each binding of the rule's site: all have host names then.
bool borrows_certificate(const SiteContext& rule, std::uint16_t hash_slot);

}  // namespace iislint::rules::checks
