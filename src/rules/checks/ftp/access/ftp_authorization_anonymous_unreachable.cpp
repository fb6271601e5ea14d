#include "rules/checks/ftp/access/ftp_authorization_anonymous_unreachable.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "config/entries.h"
#include "config/hierarchy.h"
#include "rules/checks/ftp/support/authorization.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

std::string site_of(const std::string& place) {
  return place.substr(0, place.find('/'));
}

/// An FTP site and whether it lets anonymous users in, or may do so.
struct Gate {
  std::string name;
  bool is_open = false;
};

/// By normal name.
using Gates = std::map<std::string, Gate>;

Gates gates_of(const FileView& file) {
  Gates gates;
  config::SiteView view(file.config());
  for (const auto& site : ftp_sites(file)) {
    view.load(site.element);
    gates.emplace(
        schema::normal_location(view.name()),
        Gate{view.name(), may_be_true(view.value(FtpAuthorizationAnonymousUnreachable::kAnonymousSlot))});
  }
  return gates;
}

/// The FTP sites that rules for the place reach; none when one of them is open.
std::vector<std::string> sites_without_anonymous(const Gates& gates, const std::string& place) {
  std::vector<std::string> sites;
  if (!place.empty()) {
    const auto gate = gates.find(std::string(site_of(place)));
    if (gate != gates.end() && !gate->second.is_open) sites.push_back(gate->second.name);
    return sites;
  }
  for (const auto& [normal, gate] : gates) {
    if (gate.is_open) return {};
    sites.push_back(gate.name);
  }
  return sites;
}

}  // namespace

// A rule for the whole server counts for each FTP site.
void check(const FtpAuthorizationAnonymousUnreachable& rule,
           Reporter<FtpAuthorizationAnonymousUnreachable>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  const Gates gates = gates_of(file);
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.ftpServer/security/authorization")) {
    const auto sites = sites_without_anonymous(gates, layer.place);
    const auto rules =
        authorization_rules(config::entries_of({{&file.document(), &file.binding(), layer.element}}));
    if (sites.empty() || !rules) continue;
    for (const AuthorizationRule& one : *rules) {
      if (!one.is_allow || !one.names_user("?")) continue;
      FtpAuthorizationAnonymousUnreachable::Finding finding;
      finding.at = anchor_of(file, config::entry_value(one.entry, "users"), "?");
      finding.sites = sites;
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
