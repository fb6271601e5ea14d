#include "rules/checks/ftp/access/ftp_brute_force_protection_off.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/site_values.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/declarations.h"

namespace iislint::rules::checks {
namespace {

/// The first entry of the site's own list that is enabled; a part without an element when there is none.
config::ElementRef enabled_provider(const FileView& file, std::size_t site) {
  static const std::size_t list =
      site_node("ftpServer/security/authentication/customAuthentication/providers");
  if (file.config().table().node(site, list) == xml::kNone) return {};
  config::SiteView view(file.config());
  view.load(file.config().sites()[site].element);
  for (const config::ElementRef& entry : view.entries(list).in_force) {
    const config::Value enabled = config::entry_value(entry, "enabled");
    if (enabled.is_known() && enabled.number != 0) return entry;
  }
  return {};
}

/// Whether the server is older than the protection (IIS 8.0): its list of sections lacks the one that holds
/// it.
bool is_too_old(const xml::Document& document) {
  const schema::Declarations declared(document);
  return declared.is_of_server() && declared.has_group("system.ftpServer") &&
         declared.find("system.ftpServer/security/authentication") == nullptr;
}

}  // namespace

// On the file, where the protection is off for the server: once for all sites.
void check(const FtpBruteForceProtectionOff& rule, Reporter<FtpBruteForceProtectionOff>& reporter) {
  const FileView& file = rule.file();
  if (is_too_old(file.document())) return;
  FtpBruteForceProtectionOff::Finding finding;
  std::optional<Anchor> first;
  const auto& sites = file.config().sites();
  for (std::size_t site = 0; site < sites.size(); ++site) {
    if (!sites[site].is_ftp) continue;
    const config::Value basic = value_of_site(file, site, FtpBruteForceProtectionOff::kBasicSlot);
    const bool is_basic = basic.is_known() && basic.number != 0;
    const config::ElementRef provider = is_basic ? config::ElementRef() : enabled_provider(file, site);
    if (!is_basic && !provider.exists()) continue;
    if (!first)
      first = is_basic ? anchor_of(file, basic) : anchor_of_attribute(file, provider.element, "name");
    finding.sites.push_back(name_of_site(file, site));
  }
  if (!first) return;
  if (rule.protection().document == &file.document()) {
    finding.related.push_back({"users log on with a password here", first->span});
  } else {
    finding.at = first;
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
