// Server certificates of FTP sites that share an address and port, or have a host name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// What serverCertHash says for one site.
struct SiteCertificate {
  std::uint32_t digits = 0;  ///< equal for equal digits, 0 for none
  bool is_written = false;   ///< by the site or siteDefaults
  bool is_known = false;
  bool may_exist = false;
};

/// The certificates of the file's sites. The slot is that of serverCertHash.
class ServerCertificates {
 public:
  ServerCertificates(const FileView& file, std::size_t hash_slot);

  /// Of the site with that number in EffectiveConfig::sites().
  const SiteCertificate& of(std::size_t site) const { return certificates_[site]; }
  /// Whether siteDefaults names one, or may do so: it is found before any site is known.
  bool may_be_of_defaults() const { return defaults_may_have_one_; }
  /// The greatest SiteCertificate::digits.
  std::uint32_t most_digits() const { return most_digits_; }

 private:
  std::vector<SiteCertificate> certificates_;
  bool defaults_may_have_one_ = false;
  std::uint32_t most_digits_ = 0;
};

const ServerCertificates& server_certificates(const FileView& file, std::size_t hash_slot);

/// Whether another site lends its certificate to each binding of the rule's site: all have host names then.
bool borrows_certificate(const SiteContext& rule, std::size_t hash_slot);

}  // namespace iislint::rules::checks
