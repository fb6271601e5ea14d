#include "rules/checks/ftp/support/access/shared_content.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/web_roots.h"
#include "rules/checks/support/written_places.h"

namespace iislint::rules::checks {
namespace {

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

/// For which request filtering is written.
struct FilterPlaces {
  WrittenPlaces written;
};

const WrittenPlaces& filter_places(const FileView& file) {
  return file
      .shared<FilterPlaces>(
          [](const FileView& own) { return FilterPlaces{WrittenPlaces(own, kFilteringSection)}; })
      .written;
}

/// Null when there may be more than can be seen.
const config::Collection* listed_at(const FileView& file, const std::string& place, std::string_view list) {
  const config::Entries& entries = file.section(kFilteringSection).entries(place, list);
  return entries.may_be_incomplete ? nullptr : &entries.in_force;
}

FindingDetails finding_of(const SiteContext& rule, const Grant& grant, std::size_t web) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  FindingDetails finding;
  finding.at = anchor_of_element(file, grant.rule->entry.element);
  const bool is_same = server.sites()[web].element == rule.site().element();
  for (const config::BindingRow& binding : server.bindings_of(web)) {
    if (binding.protocol != server.http() && binding.protocol != server.https()) continue;
    finding.related.push_back(
        {is_same ? "over HTTP the folder is served here" : "this site serves the folder over HTTP",
         span_of(file, binding.element, "bindingInformation")});
    break;
  }
  return finding;
}

}  // namespace

RequestFilter::RequestFilter(const FileView& file, const std::string& place,
                             const schema::AttributeFact& unlisted_fact)
    : file_(file),
      place_(filter_places(file).is_written_in_site_of(place) ? place : std::string()),
      unlisted_fact_(unlisted_fact) {}

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
  const std::size_t own = file.config().number_of(rule.site().element());
  if (!file.columns().speaks_http(own) && !web_roots(file).meet(own)) return {};
  const auto grant_at = [&](const std::string& place) {
    const AuthorizationList* list = authorization_at(file, place);
    return list == nullptr ? Grant() : list->grant_of(question.permission, question.has_anonymous);
  };
  const auto& places = authorization_places(rule);
  if (std::none_of(places.begin(), places.end(),
                   [&](const std::string& place) { return grant_at(place).rule != nullptr; }))
    return {};
  std::vector<SharedGrant> result;
  std::set<xml::NodeId> known;
  for (const ServedPlace& served : served_places(rule, own)) {
    const Grant grant = grant_at(served.place);
    if (grant.rule == nullptr || grant.rule->entry.document != &file.document()) continue;
    const std::size_t web = question.web_site_of(own, served);
    if (web == config::kNoRow) continue;
    std::vector<std::string> found = question.found_at(served.place);
    if (!found.empty() && known.insert(grant.rule->entry.element).second)
      result.push_back({grant.is_for_everybody, finding_of(rule, grant, web), std::move(found)});
  }
  return result;
}

}  // namespace iislint::rules::checks
