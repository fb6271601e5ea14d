#include "rules/checks/ftp/support/access/missing_authorization.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

bool allows(const config::ElementRef& entry) {
  const xml::AttributeId id = entry.document->find_attribute(entry.element, "accessType");
  if (id == xml::kNone) return true;  // reported as missing; meant as a rule all the same
  const schema::BoundAttribute& type = entry.binding->attributes[id];
  return !type.good || type.number == 0;
}

/// Whether it is for nobody but anonymous users.
bool is_for_anonymous_only(const config::ElementRef& entry) {
  return base::trim(config::entry_value(entry, "users").text) == "?" &&
         base::trim(config::entry_value(entry, "roles").text).empty();
}

bool clears(const config::ElementRef& collection) {
  bool found = false;
  xml::for_each_child_element(*collection.document, collection.element, [&](xml::NodeId id) {
    const schema::ChildFact* child = collection.binding->child(id);
    found = found || (child != nullptr && child->directive == schema::Directive::clear);
  });
  return found;
}

/// Where FTP authorization allows something, by normal location.
struct AllowingPlaces {
  bool is_known = true;
  std::unordered_set<std::string> allowed;                // there or somewhere below
  std::unordered_set<std::string> allowed_to_anonymous;   // the same, and to nobody else
  std::unordered_set<std::string> cleared;                // forgets the rules of the levels above
  std::unordered_map<std::string, xml::NodeId> elements;  // the last one of each place
};

void read_section(const FileView& file, const config::Layer& layer, AllowingPlaces& result) {
  const config::HierarchyFile& level = file.hierarchy().levels()[layer.level];
  const std::string place = file.hierarchy().place_of(layer);
  const config::ElementRef section{level.document, level.binding, layer.element};
  if (section.document == &file.document()) result.elements[place] = layer.element;
  if (clears(section)) result.cleared.insert(place);
  for (const config::ElementRef& entry : config::entries_of({section}).in_force) {
    if (!allows(entry)) continue;
    auto& places = is_for_anonymous_only(entry) ? result.allowed_to_anonymous : result.allowed;
    places.insert(place);
    if (!place.empty()) places.insert(place.substr(0, place.find('/')));
  }
}

/// A rule is looked for in each element by itself: what one folder clears, another keeps. The sites may stand
/// in a file of their own (configSource), below the file with the rules.
AllowingPlaces read_authorization(const FileView& file) {
  constexpr std::string_view kSection = "system.ftpServer/security/authorization";
  const config::Hierarchy& hierarchy = file.hierarchy();
  AllowingPlaces result;
  result.is_known = !file.section(kSection).may_be_incomplete();
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    for (const config::Layer& layer : hierarchy.sections(level, kSection))
      read_section(file, layer, result);
  }
  return result;
}

}  // namespace

std::optional<FindingDetails> missing_authorization(const SiteContext& rule, const config::Value& anonymous) {
  const auto& authorization = rule.file().shared<AllowingPlaces>(read_authorization);
  const std::string site = schema::normal_location(rule.site().name());
  if (!authorization.is_known || site.empty()) return std::nullopt;
  const auto is_allowed_in = [&](const std::unordered_set<std::string>& places) {
    return places.count(site) != 0 || (places.count("") != 0 && authorization.cleared.count(site) == 0);
  };
  if (is_allowed_in(authorization.allowed)) return std::nullopt;
  if (may_be_true(anonymous) && is_allowed_in(authorization.allowed_to_anonymous)) return std::nullopt;
  FindingDetails finding;
  const auto own = authorization.elements.find(site);
  if (own != authorization.elements.end()) {
    finding.related.push_back({"these authorization rules apply to the site and allow nothing",
                               anchor_of_element(rule.file(), own->second).span});
  }
  return finding;
}

}  // namespace iislint::rules::checks
