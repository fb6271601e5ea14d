#include "rules/checks/server/rewrite/redirect_loop.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/files/place_url.h"
#include "rewrite/request/inbound.h"
#include "rewrite/text/url_text.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "rules/checks/support/known_server.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using Case = RedirectLoop::Case;

constexpr const char* kHost = "site.invalid";  // a name that no rule means
constexpr int kMostHops = 6;
constexpr std::size_t kMostVerified = 32;  // each costs a walk over all rules of the place
constexpr std::uint64_t kStepsForFile = 1U << 24;
constexpr std::uint32_t kStepsForMatch = 1U << 17;

// ---- httpRedirect

constexpr std::string_view kRedirect = "system.webServer/httpRedirect";

/// The path that all requests below the place are sent to, when it is below the place itself.
std::optional<std::string> path_below(const std::string& destination, const std::string& home) {
  if (!destination.starts_with('/') || destination.starts_with("//")) return std::nullopt;
  std::string path = base::lower(destination.substr(0, destination.find_first_of("$?#")));
  while (path.ends_with('/'))
    path.pop_back();
  return config::is_url_at_or_below(path, home) ? std::optional(path) : std::nullopt;
}

void judge_redirect(const FileView& file, const config::Layer& layer, Reporter<RedirectLoop>& reporter) {
  const config::ElementRef section{&file.document(), &file.binding(), layer.element};
  const auto is_on = [&](const char* name) {
    const config::Value value = config::entry_value(section, name);
    return value.is_known() && value.number != 0;
  };
  const config::Value destination = config::entry_value(section, "destination");
  if (!is_on("enabled") || is_on("childOnly") || !destination.is_written() || !destination.is_known()) return;
  if (holds_token(destination.text)) return;
  const std::string place = file.hierarchy().place_of(layer);
  const auto home = config::url_of_place(place, knows_server(file));
  const auto path = home ? path_below(destination.text, *home) : std::nullopt;
  if (!path) return;
  // What is written for the destination, or on the way to it, may turn the redirection off.
  const std::string there =
      schema::normal_location(knows_server(file) ? place.substr(0, place.find('/')) + *path : *path);
  const auto& layers = file.section(kRedirect).layers(there);
  if (layers.empty() || layers.back().element != layer.element) return;
  RedirectLoop::Finding finding;
  finding.at = anchor_of_attribute(file, layer.element, "destination");
  finding.args = {.url = destination.text};
  reporter.report(Case::http_redirect, std::move(finding));
}

// ---- rules of URL Rewrite

/// The host of "https://host", with its port.
std::string host_of(const std::string& origin) {
  const std::size_t scheme = origin.find("://");
  return scheme == std::string::npos ? std::string() : origin.substr(scheme + 3);
}

rewrite::Request request_for(const rewrite::Url& url) {
  rewrite::Request request;
  request.scheme = url.origin.starts_with("http://") ? "http" : "https";
  request.port = request.scheme == "https" ? 443 : 80;
  request.host = host_of(url.origin);
  request.path = url.path.starts_with('/') ? url.path : "/" + url.path;
  request.query = url.query;
  request.has_all_headers = false;  // a proxy may add some
  request.mappings = {{"/", ""}};
  // A loop that needs a file to be there, or not to be, is none that can be proved.
  request.exists = [](const std::string&) { return rewrite::FileAnswer::unknown; };
  return request;
}

/// Where the URL is redirected to by that rule alone; empty when something else becomes of it.
std::string next_url(const std::vector<rewrite::InboundRule>& rules, const rewrite::RuleSet& set,
                     const config::ElementRef& by, const std::string& url, rewrite::MatchBudget& budget) {
  const rewrite::Request request = request_for(rewrite::parse_url(url));
  rewrite::RequestState state(request);
  std::vector<rewrite::RuleStep> steps;
  const rewrite::InboundResult result = rewrite::run_inbound(rules, set, state, budget, steps);
  const bool is_by_rule = !steps.empty() && steps.back().rule->element.element == by.element &&
                          steps.back().rule->element.document == by.document;
  return result.kind == rewrite::InboundResult::Kind::redirect && is_by_rule ? result.url : std::string();
}

/// Whether the URL is redirected again and again by the rule, and stays on the host.
bool goes_round(const std::vector<rewrite::InboundRule>& rules, const rewrite::RuleSet& set,
                const config::ElementRef& by, std::string url, rewrite::MatchBudget& budget) {
  const std::string host = host_of(rewrite::parse_url(url).origin);
  for (int hop = 0; hop < kMostHops; ++hop) {
    const std::string next = next_url(rules, set, by, url, budget);
    const std::string origin = rewrite::parse_url(next).origin;
    if (next.empty() || (origin != "https://" + host && origin != "http://" + host)) return false;
    url = next;
  }
  return true;
}

/// A URL that the rule sends visitors to: its own, with something where it puts what it captured.
std::string own_output(const rewrite::InboundRule& rule, const rewrite::RuleSet& set) {
  rewrite::Url start;
  start.path = "/x";
  start.origin = "https://" + std::string(kHost);
  const rewrite::Request request = request_for(start);
  const rewrite::RequestState state(request);
  const std::vector<std::string> captured(16, "x");
  const rewrite::Expansion url = rewrite::expand(rule.action.url.parsed(), {captured, captured}, state, set);
  if (!url.is_known()) return {};
  rewrite::Url target = rewrite::parse_url(url.text);
  if (target.origin.empty() && !target.path.starts_with('/')) target.path = rule.base + target.path;
  if (target.origin.empty()) target.origin = "https://" + std::string(kHost);
  return rewrite::url_safe(target.text());
}

/// The condition that asks for the host, or a part of its name, that the rule redirects to: only then is it
/// likely that the site serves that host.
const rewrite::Condition* condition_on_host(const rewrite::InboundRule& rule, const std::string& host) {
  const std::size_t last_dot = host.rfind('.');
  if (last_dot == std::string::npos || last_dot == 0 || rule.conditions.needs_any) return nullptr;
  const std::size_t dot = host.rfind('.', last_dot - 1);
  const std::string domain = base::lower(dot == std::string::npos ? host : host.substr(dot + 1));
  for (const rewrite::Condition& one : rule.conditions.all) {
    std::string pattern = base::lower(one.pattern.text);
    pattern.erase(std::remove(pattern.begin(), pattern.end(), '\\'), pattern.end());
    const bool is_on_host = one.type == rewrite::MatchType::pattern && !one.negates &&
                            base::equals_ignoring_case(one.input.text, "{HTTP_HOST}");
    if (is_on_host && pattern.find(domain) != std::string::npos) return &one;
  }
  return nullptr;
}

class RewriteLoops {
 public:
  RewriteLoops(const FileView& file, Reporter<RedirectLoop>& reporter) : file_(file), reporter_(reporter) {}

  // First each rule alone, without maps and without a server: that is cheap, and mostly the end of it.
  void judge(const RewriteList& list) {
    static const rewrite::RuleSet kNothingElse;
    for (const rewrite::InboundRule& rule : list.rules) {
      const bool is_suspect = rule.action.type == rewrite::ActionType::redirect && rule.is_readable &&
                              !holds_token(rule.action.url.text);
      if (budget_.is_spent()) return;
      if (!is_suspect || verified_ >= kMostVerified || !rewrite::fault_of(rule, kNothingElse).empty())
        continue;
      const std::string url = own_output(rule, kNothingElse);
      const std::string host = host_of(rewrite::parse_url(url).origin);
      if (host != kHost && condition_on_host(rule, host) == nullptr) continue;
      if (url.empty() || !goes_round({rule}, kNothingElse, rule.element, url, budget_)) continue;
      ++verified_;
      const rewrite::RuleSet set = rewrite::rule_set_at(file_.hierarchy(), list.place);
      if (goes_round(list.is_global ? set.global : set.inbound, set, rule.element, url, budget_))
        report(rule, url);
    }
  }

 private:
  void report(const rewrite::InboundRule& rule, const std::string& url) {
    const bool leads_to_https = base::lower(rule.action.url.text).starts_with("https://");
    RedirectLoop::Finding finding;
    const std::string host = host_of(rewrite::parse_url(url).origin);
    if (host != kHost) {
      const rewrite::Condition& condition = *condition_on_host(rule, host);
      finding.at = anchor_of_text(file_, condition.pattern);
      finding.args = {.url = host};
      reporter_.report(Case::host, std::move(finding));
      return;
    }
    finding.at = anchor_of_text(file_, rule.action.url);
    finding.args = {.url = url.substr(url.find(kHost) + std::string_view(kHost).size())};
    reporter_.report(leads_to_https ? Case::https : Case::rewrite, std::move(finding));
  }

  const FileView& file_;
  Reporter<RedirectLoop>& reporter_;
  rewrite::MatchBudget budget_{kStepsForFile, kStepsForMatch};
  std::size_t verified_ = 0;
};

}  // namespace

void check(const RedirectLoop& rule, Reporter<RedirectLoop>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kRedirect))
    judge_redirect(file, layer, reporter);
  RewriteLoops loops(file, reporter);
  for (const RewriteList& list : rewrite_rules(file).lists)
    loops.judge(list);
}

}  // namespace iislint::rules::checks
