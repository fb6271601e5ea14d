#include "rules/checks/ftp/access/ftp_authorization_server_wide.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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

/// The sites that may have the rules of the server, in the order of the file.
struct Candidate {
  std::uint32_t site;
  const config::Collection* own;  // null for a site without rules of its own: it has all of the server's
};
using Reach = std::vector<Candidate>;

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
      reach.push_back({site, nullptr});
    } else if (own->entries().is_over(server.entries())) {
      reach.push_back({site, &own->entries()});
    }
  }
  return reach;
}

Sites sites_of(const Reach& reach, const config::Collection::Iterator& rule) {
  Sites sites;
  for (const Candidate& one : reach) {
    if (one.own == nullptr || one.own->keeps(rule)) sites.push_back(one.site);
  }
  return sites;
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
  for (auto entry = server->entries().begin(); entry != server->entries().end(); ++entry) {
    const AuthorizationRule& one = server->rule_at(*entry);
    if (!is_in_question(file, one)) continue;
    if (!reach && !(reach = reach_of(file, *server))) return;
    if (last && named > kMostSites) {
      last->related.push_back(
          {"this rule is for the whole server as well", anchor_of_element(file, one.entry.element).span});
      continue;
    }
    const Sites sites = sites_of(*reach, entry);
    if (sites.size() < 2) continue;
    if (last) reporter.report(std::move(*last));
    last = finding_of(file, one, sites);
    named += sites.size();
  }
  if (last) reporter.report(std::move(*last));
}

}  // namespace iislint::rules::checks
