// Folders that an FTP site hands out and a web site serves too: what can be uploaded there or read.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "rules/code/ftp_authorization.h"
#include "rules/code/ftp_served_places.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

using config::SiteOutline;
using Names = std::vector<std::string>;

constexpr std::string_view kFiltering = "system.ftpServer/security/requestFiltering";
constexpr std::int64_t kRead = 1, kWrite = 2;

/// What ASP.NET and ASP run or read when it lies in the folder of a web site, as IIS is installed.
constexpr std::string_view kActiveExtensions[] = {"aspx", "ashx", "asmx", "asp", "config"};
/// What request filtering of web sites hides, as IIS is installed.
constexpr std::string_view kSecretSegments[] = {"web.config", "bin", "App_Data"};

/// The sites that serve over HTTP, by the normal path of their root; the first of each.
using WebRoots = std::map<std::string, const SiteOutline*>;

WebRoots web_roots(const RuleEvaluation& run) {
  WebRoots roots;
  for (const SiteOutline& site : outline_of(run).sites) {
    const config::FolderOutline* folder = site.speaks_http() ? site.root_folder() : nullptr;
    if (folder == nullptr) continue;
    const std::string& root = folder->on_disk.normal;
    if (!root.empty()) roots.emplace(root, &site);
  }
  return roots;
}

/// A site whose root is the folder or lies in it.
const SiteOutline* web_site_in(const WebRoots& roots, const std::string& folder) {
  if (folder.empty()) return nullptr;
  if (const auto same = roots.find(folder); same != roots.end()) return same->second;
  const auto inside = roots.lower_bound(folder + '\\');
  const bool is_inside = inside != roots.end() && values::is_path_at_or_below(inside->first, folder);
  return is_inside ? inside->second : nullptr;
}

/// A site whose root is the folder or lies around it.
const SiteOutline* web_site_around(const WebRoots& roots, const std::string& folder) {
  for (std::size_t end = folder.size(); end != std::string::npos && end > 0;
       end = folder.rfind('\\', end - 1)) {
    const auto around = roots.find(folder.substr(0, end));
    if (around != roots.end()) return around->second;
  }
  return nullptr;
}

std::string_view without_dot(std::string_view extension) {
  return extension.starts_with(".") ? extension.substr(1) : extension;
}

/// Whether the filter of a place lets an extension pass; nothing when that cannot be told. Entries count with
/// and without the dot: the documentation shows both.
std::optional<bool> lets_pass(const RuleEvaluation& run, const std::string& place,
                              std::string_view extension) {
  const config::SectionView& filtering = run.context().section(kFiltering);
  const config::Entries& entries = filtering.entries(place, "fileExtensions");
  if (entries.may_be_incomplete) return std::nullopt;
  for (const config::ElementRef& entry : entries.in_force) {
    const std::string listed = config::entry_value(entry, "fileExtension").text;
    if (!base::equals_ignoring_case(without_dot(listed), extension)) continue;
    const config::Value allowed = config::entry_value(entry, "allowed");
    if (!allowed.is_known()) return std::nullopt;
    return allowed.number != 0;
  }
  const config::Value unlisted =
      filtering.value(place, "fileExtensions", "allowUnlisted", *run.value("unlisted").fact);
  if (!unlisted.is_known()) return std::nullopt;
  return unlisted.number != 0;
}

/// The active extensions that pass; none when that cannot be told.
Names open_extensions(const RuleEvaluation& run, const std::string& place) {
  Names open;
  for (const std::string_view extension : kActiveExtensions) {
    const auto passes = lets_pass(run, place, extension);
    if (!passes) return {};
    if (*passes) open.push_back("." + std::string(extension));
  }
  return open;
}

/// The secret names that can be read; none when that cannot be told.
Names open_segments(const RuleEvaluation& run, const std::string& place) {
  const config::Entries& entries = run.context().section(kFiltering).entries(place, "hiddenSegments");
  const auto config_passes = lets_pass(run, place, "config");
  if (entries.may_be_incomplete || !config_passes) return {};
  Names open;
  for (const std::string_view segment : kSecretSegments) {
    if (segment.ends_with(".config") && !*config_passes) continue;
    const auto is_it = [segment](const config::ElementRef& entry) {
      return base::equals_ignoring_case(config::entry_value(entry, "segment").text, segment);
    };
    if (std::none_of(entries.in_force.begin(), entries.in_force.end(), is_it)) open.emplace_back(segment);
  }
  return open;
}

/// The rule that grants users something.
struct Grant {
  AuthorizationRule rule;
  bool is_for_everybody = false;
};

/// The first rule of a place that grants the permission to anybody who can log on, one for everybody before
/// others.
std::optional<Grant> grant_at(const RuleEvaluation& run, const std::string& place, std::int64_t permission) {
  const auto rules = authorization_at(run, place);
  if (!rules) return std::nullopt;
  const bool has_anonymous = lets_anonymous_in(run, run.site());
  std::optional<Grant> grant;
  for (const AuthorizationRule& rule : *rules) {
    if ((rule.permissions & permission) == 0 || rule.names_nobody()) continue;
    if (!rule.is_allow && rule.names_user("*")) return std::nullopt;
    if (!rule.is_allow || (rule.is_for_anonymous_only() && !has_anonymous)) continue;
    const bool is_for_everybody = rule.names_user("*") || (has_anonymous && rule.names_user("?"));
    if (!grant || (is_for_everybody && !grant->is_for_everybody)) grant = Grant{rule, is_for_everybody};
  }
  return grant;
}

void report(RuleEvaluation& run, const Grant& grant, const SiteOutline& web, const Names& found) {
  FindingArgs details;
  details.at = run.anchor_of_element(grant.rule.entry.element);
  details.holes = {{"found", base::join_words(found, "and")}};
  const bool is_same = web.element == run.site().element();
  for (const config::SiteBinding& binding : web.bindings) {
    if (binding.protocol != "http" && binding.protocol != "https") continue;
    details.related.push_back(
        {is_same ? "over HTTP the folder is served here" : "this site serves the folder over HTTP",
         run.span_of(binding.element, "bindingInformation")});
    break;
  }
  run.report(grant.is_for_everybody ? "everybody" : "named", std::move(details));
}

/// Reports the rules that open what `found_at(place)` names, where `web_site_of(ServedPlace)` says which site
/// serves the place too.
template <typename WebSiteOf, typename FoundAt>
void report_grants(RuleEvaluation& run, const SiteOutline& own, std::int64_t permission,
                   WebSiteOf web_site_of, FoundAt found_at) {
  std::set<xml::NodeId> reported;
  for (const ServedPlace& served : served_places(run, own)) {
    const SiteOutline* web = web_site_of(served);
    const auto grant = web == nullptr ? std::nullopt : grant_at(run, served.place, permission);
    if (!grant || grant->rule.entry.document != &run.document()) continue;
    const Names found = found_at(run, served.place);
    if (!found.empty() && reported.insert(grant->rule.entry.element).second) report(run, *grant, *web, found);
  }
}

}  // namespace

void ftp_executable_upload(RuleEvaluation& run) {
  const SiteOutline* own = outline_of(run).site(run.site().element());
  if (own == nullptr) return;
  const auto& roots = run.once<WebRoots>([&] { return web_roots(run); });
  const auto web_site_of = [&](const ServedPlace& served) {
    if (own->speaks_http()) return own;
    const SiteOutline* around = web_site_around(roots, served.folder);
    return around != nullptr ? around : web_site_in(roots, served.folder);
  };
  report_grants(run, *own, kWrite, web_site_of, open_extensions);
}

// Only where the root of the web site can be seen: a folder below it has no such names of the site's.
void ftp_web_config_exposed(RuleEvaluation& run) {
  const SiteOutline* own = outline_of(run).site(run.site().element());
  if (own == nullptr) return;
  const auto& roots = run.once<WebRoots>([&] { return web_roots(run); });
  const auto web_site_of = [&](const ServedPlace& served) {
    const bool is_own_root = own->speaks_http() && served.place.find('/') == std::string::npos;
    return is_own_root ? own : web_site_in(roots, served.folder);
  };
  report_grants(run, *own, kRead, web_site_of, open_segments);
}

}  // namespace iislint::rules::code
