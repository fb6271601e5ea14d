#include "rules/checks/ftp/support/shared_content.h"

#include <set>

#include "base/text.h"
#include "config/entries.h"
#include "rules/checks/ftp/support/authorization.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using config::SiteOutline;

WebRoots find_web_roots(const FileView& file) {
  WebRoots roots;
  for (const SiteOutline& site : file.outline().sites) {
    const config::FolderOutline* folder = site.speaks_http() ? site.root_folder() : nullptr;
    if (folder == nullptr) continue;
    const std::string& root = folder->on_disk.normal;
    if (!root.empty()) roots.emplace(root, &site);
  }
  return roots;
}

std::string_view without_dot(std::string_view extension) {
  return extension.starts_with(".") ? extension.substr(1) : extension;
}

/// The rule that grants users something.
struct Grant {
  AuthorizationRule rule;
  bool is_for_everybody = false;
};

/// The first rule of a place that grants the permission to anybody who can log on, one for everybody before
/// others.
std::optional<Grant> grant_at(const FileView& file, const std::string& place, std::int64_t permission,
                              bool has_anonymous) {
  const auto rules = authorization_at(file, place);
  if (!rules) return std::nullopt;
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

FindingDetails finding_of(const SiteContext& rule, const Grant& grant, const SiteOutline& web) {
  const FileView& file = rule.file();
  FindingDetails finding;
  finding.at = anchor_of_element(file, grant.rule.entry.element);
  const bool is_same = web.element == rule.site().element();
  for (const config::SiteBinding& binding : web.bindings) {
    if (binding.protocol != "http" && binding.protocol != "https") continue;
    finding.related.push_back(
        {is_same ? "over HTTP the folder is served here" : "this site serves the folder over HTTP",
         span_of(file, binding.element, "bindingInformation")});
    break;
  }
  return finding;
}

}  // namespace

const WebRoots& web_roots(const FileView& file) {
  return file.shared<WebRoots>(find_web_roots);
}

const SiteOutline* web_site_in(const WebRoots& roots, const std::string& folder) {
  if (folder.empty()) return nullptr;
  if (const auto same = roots.find(folder); same != roots.end()) return same->second;
  const auto inside = roots.lower_bound(folder + '\\');
  const bool is_inside = inside != roots.end() && values::is_path_at_or_below(inside->first, folder);
  return is_inside ? inside->second : nullptr;
}

const SiteOutline* web_site_around(const WebRoots& roots, const std::string& folder) {
  for (std::size_t end = folder.size(); end != std::string::npos && end > 0;
       end = folder.rfind('\\', end - 1)) {
    const auto around = roots.find(folder.substr(0, end));
    if (around != roots.end()) return around->second;
  }
  return nullptr;
}

std::optional<bool> ExtensionFilter::lets_pass(std::string_view extension) const {
  const config::SectionView& filtering = file.section(kFilteringSection);
  const config::Entries& entries = filtering.entries(place, "fileExtensions");
  if (entries.may_be_incomplete) return std::nullopt;
  for (const config::ElementRef& entry : entries.in_force) {
    const std::string listed = config::entry_value(entry, "fileExtension").text;
    if (!base::equals_ignoring_case(without_dot(listed), extension)) continue;
    const config::Value allowed = config::entry_value(entry, "allowed");
    if (!allowed.is_known()) return std::nullopt;
    return allowed.number != 0;
  }
  const config::Value unlisted = filtering.value(place, "fileExtensions", "allowUnlisted", unlisted_fact);
  if (!unlisted.is_known()) return std::nullopt;
  return unlisted.number != 0;
}

std::vector<SharedGrant> shared_grants(const SiteContext& rule, const SiteOutline& own,
                                       const SharedContentQuestion& question) {
  std::vector<SharedGrant> result;
  std::set<xml::NodeId> known;
  for (const ServedPlace& served : served_places(rule, own)) {
    const SiteOutline* web = question.web_site_of(served);
    if (web == nullptr) continue;
    const auto grant = grant_at(rule.file(), served.place, question.permission, question.has_anonymous);
    if (!grant || grant->rule.entry.document != &rule.file().document()) continue;
    std::vector<std::string> found = question.found_at(served.place);
    if (!found.empty() && known.insert(grant->rule.entry.element).second)
      result.push_back({grant->is_for_everybody, finding_of(rule, *grant, *web), std::move(found)});
  }
  return result;
}

}  // namespace iislint::rules::checks
