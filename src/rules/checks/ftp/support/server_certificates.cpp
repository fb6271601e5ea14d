#include "rules/checks/ftp/support/server_certificates.h"

#include <algorithm>

namespace iislint::rules::checks {
namespace {

bool may_name_one(const config::Value& hash) {
  return !hash.is_known() || !hash.text.empty();
}

}  // namespace

ServerCertificates::ServerCertificates(const FileView& file, std::uint16_t hash_slot) {
  config::SiteView view(file.config());
  defaults_may_have_one_ = may_name_one(view.value_above(hash_slot));
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    hashes_.emplace(site.element, view.value(hash_slot));
  }
}

bool ServerCertificates::may_be_of(const Tenant& tenant) const {
  return may_name_one(hash_of(tenant));
}

const ServerCertificates& server_certificates(const FileView& file, std::uint16_t hash_slot) {
  return file.shared<ServerCertificates>(
      [hash_slot](const FileView& own) { return ServerCertificates(own, hash_slot); });
}

const Tenant* speaker_at(const Endpoints& endpoints, const std::string& endpoint) {
  const auto found = endpoints.find(endpoint);
  const Tenant* speaker = found == endpoints.end() ? nullptr : found->second.speaker();
  const std::string everywhere = "*" + endpoint.substr(endpoint.rfind(':'));
  if (speaker != nullptr || everywhere == endpoint) return speaker;
  return speaker_at(endpoints, everywhere);
}

std::vector<config::SiteBinding> ftp_bindings(const SiteContext& rule) {
  auto bindings =
      config::site_bindings({&rule.file().document(), &rule.file().binding(), rule.site().element()});
  std::erase_if(bindings, [](const config::SiteBinding& binding) {
    return binding.protocol != "ftp" || !binding.address;
  });
  return bindings;
}

bool borrows_certificate(const SiteContext& rule, std::uint16_t hash_slot) {
  const Endpoints& endpoints = ftp_endpoints(rule.file());
  const ServerCertificates& certificates = server_certificates(rule.file(), hash_slot);
  const auto bindings = ftp_bindings(rule);
  const auto borrows = [&](const config::SiteBinding& binding) {
    if (binding.address->host.empty()) return false;
    const Tenant* speaker = speaker_at(endpoints, binding.address->endpoint());
    return speaker != nullptr && speaker->site != rule.site().element() && certificates.may_be_of(*speaker);
  };
  return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(), borrows);
}

}  // namespace iislint::rules::checks
