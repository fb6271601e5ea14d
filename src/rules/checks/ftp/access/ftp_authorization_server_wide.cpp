#include "rules/checks/ftp/access/ftp_authorization_server_wide.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/site_values.h"

namespace iislint::rules::checks {
namespace {

using Rule = FtpAuthorizationServerWide;
using Sites = std::vector<std::uint32_t>;

bool is_in_question(const FileView& file, const AuthorizationRule& rule) {
  return rule.is_allow && rule.entry.document == &file.document() && rule.is_about_something();
}

/// Where the rules of the server are in force.
struct Reach {
  Sites of_all;                                    // sites without rules of their own: each of the server's
  std::unordered_map<xml::NodeId, Sites> of_some;  // by rule: sites with rules of their own

  /// In the order of the file.
  Sites of(const AuthorizationRule& rule) const {
    const auto found = of_some.find(rule.entry.element);
    if (found == of_some.end()) return of_all;
    Sites sites(of_all.size() + found->second.size());
    std::merge(of_all.begin(), of_all.end(), found->second.begin(), found->second.end(), sites.begin());
    return sites;
  }
};

/// Nothing when the rules of a site cannot be read.
std::optional<Reach> reach_of(const FileView& file, const AuthorizationList& server) {
  Reach reach;
  const auto& sites = file.config().sites();
  for (std::uint32_t site = 0; site < sites.size(); ++site) {
    if (!sites[site].is_ftp) continue;
    if (provider_decides(value_of_site(file, site, Rule::kProviderSlot),
                         value_of_site(file, site, Rule::kProviderOnSlot)))
      continue;
    const AuthorizationList* own = authorization_at(file, place_of_site(file, site));
    if (own == nullptr) return std::nullopt;
    if (own == &server) {
      reach.of_all.push_back(site);
      continue;
    }
    for (const AuthorizationRule& rule : own->rules()) {
      if (is_in_question(file, rule)) reach.of_some[rule.entry.element].push_back(site);
    }
  }
  return reach;
}

Rule::Finding finding_of(const FileView& file, const AuthorizationRule& rule, const Sites& sites) {
  Rule::Finding finding;
  for (const std::uint32_t site : sites) {
    finding.sites.push_back(name_of_site(file, site));
    if (finding.related.size() < kMostRelated)
      finding.related.push_back(
          {"it is in force on this site", span_of(file, file.config().sites()[site].element, "name")});
  }
  finding.at = anchor_of_element(file, rule.entry.element);
  finding.args = {.count = std::to_string(sites.size())};
  return finding;
}

}  // namespace

// Many rules times many sites would be a report that nobody reads, and larger than any file: the last finding
// names the rules that are left.
void check(const Rule& rule, Reporter<Rule>& reporter) {
  constexpr std::size_t kMostSites = 100'000;  // in all findings
  const FileView& file = rule.file();
  const AuthorizationList* server = authorization_at(file, "");
  if (server == nullptr) return;
  std::optional<Reach> reach;
  std::optional<Rule::Finding> last;
  std::size_t named = 0;
  for (const AuthorizationRule& one : server->rules()) {
    if (!is_in_question(file, one)) continue;
    if (!reach && !(reach = reach_of(file, *server))) return;
    if (last && named > kMostSites) {
      last->related.push_back(
          {"this rule is for the whole server as well", anchor_of_element(file, one.entry.element).span});
      continue;
    }
    const Sites sites = reach->of(one);
    if (sites.size() < 2) continue;
    if (last) reporter.report(std::move(*last));
    last = finding_of(file, one, sites);
    named += sites.size();
  }
  if (last) reporter.report(std::move(*last));
}

}  // namespace iislint::rules::checks
