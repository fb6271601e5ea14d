#include "rules/checks/ftp/support/server_certificates.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

/// Numbers for the digits of hashes, of which few are different.
class DigitNumbers {
 public:
  std::uint32_t number_of(std::string_view text) {
    if (text.empty()) return 0;
    const auto [known, fresh] = by_text_.try_emplace(std::string(text), 0);
    if (!fresh) return known->second;
    const std::string digits = values::parse_thumbprint(text).digits;
    if (digits.empty()) return 0;
    const auto next = static_cast<std::uint32_t>(by_digits_.size() + 1);
    known->second = by_digits_.try_emplace(digits, next).first->second;
    return known->second;
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(by_digits_.size()); }

 private:
  std::unordered_map<std::string, std::uint32_t> by_text_, by_digits_;
};

SiteCertificate certificate_of(const config::Value& hash, DigitNumbers& numbers) {
  return {numbers.number_of(hash.text), hash.is_written(), hash.is_known(),
          !hash.is_known() || !hash.text.empty()};
}

}  // namespace

ServerCertificates::ServerCertificates(const FileView& file, std::size_t hash_slot) {
  const config::EffectiveConfig& config = file.config();
  DigitNumbers numbers;
  const SiteCertificate above = certificate_of(config.value_above(hash_slot), numbers);
  defaults_may_have_one_ = above.may_exist;
  certificates_.assign(config.sites().size(), above);
  const config::SiteTable& table = config.table();
  for (std::size_t site = 0; table.loses_any() && site < certificates_.size(); ++site) {
    if (table.is_lost(site, hash_slot)) certificates_[site] = {0, false, false, true};
  }
  for (const std::uint32_t site : table.rows_with(hash_slot)) {
    const config::Value own = config.value_of(*table.cell(site, hash_slot), config::Origin::written);
    certificates_[site] = certificate_of(own, numbers);
  }
  most_digits_ = numbers.count();
}

const ServerCertificates& server_certificates(const FileView& file, std::size_t hash_slot) {
  return file.shared<ServerCertificates>(
      [hash_slot](const FileView& own) { return ServerCertificates(own, hash_slot); });
}

bool borrows_certificate(const SiteContext& rule, std::size_t hash_slot) {
  const FileView& file = rule.file();
  const auto bindings = ftp_bindings(rule);
  const auto borrows = [&](const config::BindingRow& binding) {
    if (binding.host == 0) return false;
    const Tenant* speaker = ftp_endpoints(file).speaker_for(binding);
    return speaker != nullptr && speaker->site != binding.site &&
           server_certificates(file, hash_slot).of(speaker->site).may_exist;
  };
  return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(), borrows);
}

}  // namespace iislint::rules::checks
