// FTP authorization rules that have no effect, or one beyond the site they were meant for.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "rules/code/ftp_authorization.h"
#include "rules/code_rules.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::code {
namespace {

bool is_about_something(const AuthorizationRule& rule) {
  return !rule.names_nobody() && rule.permissions != 0;
}

/// The same key: IIS refuses the second, which is reported as such.
bool has_key_of(const AuthorizationRule& a, const AuthorizationRule& b) {
  return a.users == b.users && a.roles == b.roles && a.permissions == b.permissions;
}

/// The variant of the finding that `rule` has because of `other`; nothing when it has an effect beside it.
std::string_view reason(const std::vector<AuthorizationRule>& rules, std::size_t rule, std::size_t other) {
  const AuthorizationRule &mine = rules[rule], &theirs = rules[other];
  if (!is_about_something(theirs) || !theirs.covers(mine) || has_key_of(mine, theirs)) return {};
  if (mine.is_allow == theirs.is_allow) {
    if (mine.covers(theirs) && rule < other) return {};  // the later of two is the one too many
    return "repeated";
  }
  if (!mine.is_allow) return {};
  return other < rule ? "denied" : "denied-later";
}

void report_dead(RuleEvaluation& run, const std::vector<AuthorizationRule>& rules, std::size_t index) {
  if (!is_about_something(rules[index])) return;
  for (std::size_t other = 0; other < rules.size(); ++other) {
    if (other == index) continue;
    const std::string_view variant = reason(rules, index, other);
    if (variant.empty()) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(rules[index].entry.element);
    details.related.push_back({"this rule covers the users, roles and permissions of the other",
                               run.anchor_of_element(rules[other].entry.element).span});
    return run.report(variant, std::move(details));
  }
}

std::string site_of(const std::string& place) {
  return place.substr(0, place.find('/'));
}

}  // namespace

// On a place. Rules of different places are not compared: in which order they count is not documented.
void authorization_unreachable(RuleEvaluation& run) {
  const xml::NodeId element = authorization_element(run, run.subject().place());
  if (element == xml::kNone) return;
  const auto rules = authorization_rules(config::entries_of({{&run.document(), &run.binding(), element}}));
  if (!rules) return;
  for (std::size_t i = 0; i < rules->size(); ++i)
    report_dead(run, *rules, i);
}

// On a site: the rules that are written for it, not those that all sites inherit.
void custom_authorization_shadows(RuleEvaluation& run) {
  for (const std::string& place : authorization_places(run)) {
    const xml::NodeId element = authorization_element(run, place);
    if (element == xml::kNone) continue;
    if (config::entries_of({{&run.document(), &run.binding(), element}}).in_force.empty()) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(element);
    return run.report("", std::move(details));
  }
}

void server_wide_authorization(RuleEvaluation& run) {
  const auto rules = authorization_at(run, "");
  if (!rules) return;
  for (const AuthorizationRule& rule : *rules) {
    if (!rule.is_allow || rule.entry.document != &run.document() || !is_about_something(rule)) continue;
    FindingArgs details;
    config::SiteView view(run.config());
    for (const auto& site : ftp_sites(run)) {
      view.load(site.element);
      if (provider_decides(run, view)) continue;
      const auto at_site = authorization_at(run, schema::normal_location(view.name()));
      if (!at_site) return;
      const bool is_in_force = std::any_of(at_site->begin(), at_site->end(), [&](const auto& one) {
        return one.entry.document == rule.entry.document && one.entry.element == rule.entry.element;
      });
      if (!is_in_force) continue;
      details.sites.push_back(view.name());
      details.related.push_back({"it is in force on this site", run.span_of(site.element, "name")});
    }
    if (details.sites.size() < 2) continue;
    details.at = run.anchor_of_element(rule.entry.element);
    details.holes = {{"count", std::to_string(details.sites.size())}};
    run.report("", std::move(details));
  }
}

namespace {

/// An FTP site and whether it lets anonymous users in, or may do so.
struct Gate {
  std::string name;
  bool is_open = false;
};

/// By normal name.
using Gates = std::map<std::string, Gate>;

Gates gates_of(const RuleEvaluation& run) {
  Gates gates;
  config::SiteView view(run.config());
  for (const auto& site : ftp_sites(run)) {
    view.load(site.element);
    gates.emplace(schema::normal_location(view.name()), Gate{view.name(), lets_anonymous_in(run, view)});
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
void anonymous_rule_unreachable(RuleEvaluation& run) {
  const config::Hierarchy& hierarchy = run.context().hierarchy();
  const Gates gates = gates_of(run);
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.ftpServer/security/authorization")) {
    const auto sites = sites_without_anonymous(gates, layer.place);
    const auto rules =
        authorization_rules(config::entries_of({{&run.document(), &run.binding(), layer.element}}));
    if (sites.empty() || !rules) continue;
    for (const AuthorizationRule& rule : *rules) {
      if (!rule.is_allow || !rule.names_user("?")) continue;
      FindingArgs details;
      details.at = run.anchor_of(config::entry_value(rule.entry, "users"), "?");
      details.sites = sites;
      run.report("", std::move(details));
    }
  }
}

}  // namespace iislint::rules::code
