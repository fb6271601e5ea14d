#include "rules/checks/ftp/support/access/shared_content.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"
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

constexpr std::string_view kFilteringSection = "system.ftpServer/security/requestFiltering";
constexpr std::string_view kExtensions = "fileExtensions";

void add_extension(const config::ElementRef& entry, std::vector<std::string>& names) {
  names.push_back(base::lower(without_dot(config::entry_value(entry, "fileExtension").text)));
}

void add_segment(const config::ElementRef& entry, std::vector<std::string>& names) {
  names.push_back(base::lower(config::entry_value(entry, "segment").text));
}

/// Null when there may be more than can be seen.
const config::Collection* listed_at(const FileView& file, const std::string& place, std::string_view list) {
  const config::Entries& entries = file.section(kFilteringSection).entries(place, list);
  return entries.may_be_incomplete ? nullptr : &entries.in_force;
}

FindingDetails finding_of(const SiteContext& rule, const Grant& grant, const SiteOutline& web) {
  const FileView& file = rule.file();
  FindingDetails finding;
  finding.at = anchor_of_element(file, grant.rule->entry.element);
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

std::optional<bool> RequestFilter::lets_pass(const std::string& extension) const {
  const config::Collection* listed = listed_at(file_, place_, kExtensions);
  if (listed == nullptr) return std::nullopt;
  const config::ElementRef entry = listed->find(extension, add_extension);
  const config::Value passes =
      entry.exists()
          ? config::entry_value(entry, "allowed")
          : file_.section(kFilteringSection).value(place_, kExtensions, "allowUnlisted", unlisted_fact_);
  if (!passes.is_known()) return std::nullopt;
  return passes.number != 0;
}

std::optional<bool> RequestFilter::hides(const std::string& segment) const {
  const config::Collection* listed = listed_at(file_, place_, "hiddenSegments");
  if (listed == nullptr) return std::nullopt;
  return listed->find(segment, add_segment).exists();
}

// Folders inherit the rules of places around them: where none of these grants anything, nothing does.
std::vector<SharedGrant> shared_grants(const SiteContext& rule, const SharedContentQuestion& question) {
  const FileView& file = rule.file();
  const auto grant_at = [&](const std::string& place) {
    const AuthorizationList* list = authorization_at(file, place);
    return list == nullptr ? Grant() : list->grant_of(question.permission, question.has_anonymous);
  };
  const auto& places = authorization_places(rule);
  if (std::none_of(places.begin(), places.end(),
                   [&](const std::string& place) { return grant_at(place).rule != nullptr; }))
    return {};
  std::vector<SharedGrant> result;
  const SiteOutline* own = file.outline().site(rule.site().element());
  if (own == nullptr) return result;
  std::set<xml::NodeId> known;
  for (const ServedPlace& served : served_places(rule, *own)) {
    const Grant grant = grant_at(served.place);
    if (grant.rule == nullptr || grant.rule->entry.document != &file.document()) continue;
    const SiteOutline* web = question.web_site_of(*own, served);
    if (web == nullptr) continue;
    std::vector<std::string> found = question.found_at(served.place);
    if (!found.empty() && known.insert(grant.rule->entry.element).second)
      result.push_back({grant.is_for_everybody, finding_of(rule, grant, *web), std::move(found)});
  }
  return result;
}

}  // namespace iislint::rules::checks
