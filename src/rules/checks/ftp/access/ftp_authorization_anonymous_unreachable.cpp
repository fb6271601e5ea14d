#include "rules/checks/ftp/access/ftp_authorization_anonymous_unreachable.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/site_values.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

std::string site_of(const std::string& place) {
  return place.substr(0, place.find('/'));
}

/// The FTP sites that let no anonymous users in.
struct ClosedSites {
  std::unordered_map<std::string, std::string> names;  // by place
  std::vector<std::string> all;                        // by place; none when another one lets them in
};

ClosedSites closed_sites(const FileView& file) {
  constexpr std::size_t kSlot = FtpAuthorizationAnonymousUnreachable::kAnonymousSlot;
  ClosedSites closed;
  std::map<std::string, std::string> by_place;
  bool is_some_open = false;
  std::unordered_set<std::string> known;
  const auto& sites = file.config().sites();
  for (std::size_t site = 0; site < sites.size(); ++site) {
    if (!sites[site].is_ftp) continue;
    const std::string name = name_of_site(file, site);
    const std::string place = schema::normal_location(name);
    if (!known.insert(place).second) continue;  // the first of a name counts
    if (may_be_true(value_of_site(file, site, kSlot))) {
      is_some_open = true;
    } else {
      by_place.emplace(place, name);
    }
  }
  for (const auto& [place, name] : by_place) {
    closed.names.emplace(place, name);
    if (!is_some_open) closed.all.push_back(name);
  }
  return closed;
}

/// The FTP sites that rules for the place reach; none when one of them lets anonymous users in.
std::vector<std::string> sites_without_anonymous(const ClosedSites& closed, const std::string& place) {
  if (place.empty()) return closed.all;
  const auto site = closed.names.find(site_of(place));
  return site == closed.names.end() ? std::vector<std::string>() : std::vector{site->second};
}

}  // namespace

// A rule for the whole server counts for each FTP site.
void check(const FtpAuthorizationAnonymousUnreachable& rule,
           Reporter<FtpAuthorizationAnonymousUnreachable>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  std::optional<ClosedSites> closed;
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.ftpServer/security/authorization")) {
    const auto rules =
        authorization_rules(config::entries_of({{&file.document(), &file.binding(), layer.element}}));
    if (!rules) continue;
    for (const AuthorizationRule& one : *rules) {
      if (!one.is_allow || !one.is_for_anonymous) continue;
      if (!closed) closed = closed_sites(file);
      std::vector<std::string> sites = sites_without_anonymous(*closed, hierarchy.place_of(layer));
      if (sites.empty()) break;
      FtpAuthorizationAnonymousUnreachable::Finding finding;
      finding.at = anchor_of(file, config::entry_value(one.entry, "users"), "?");
      finding.sites = std::move(sites);
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
