#include "rules/checks/ftp/support/authorization.h"

#include <algorithm>

#include "base/text.h"
#include "config/hierarchy.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.ftpServer/security/authorization";

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (const std::string_view item : base::split(list, ',')) {
    if (const auto name = base::trim(item); !name.empty()) names.push_back(base::lower(name));
  }
  return names;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool holds_all(const std::vector<std::string>& names, const std::vector<std::string>& others) {
  return std::all_of(others.begin(), others.end(),
                     [&](const std::string& other) { return holds(names, other); });
}

}  // namespace

bool AuthorizationRule::names_user(std::string_view name) const {
  return holds(users, base::lower(name));
}

bool AuthorizationRule::is_for_anonymous_only() const {
  return roles.empty() && !users.empty() &&
         std::all_of(users.begin(), users.end(), [](const std::string& user) { return user == "?"; });
}

bool AuthorizationRule::covers(const AuthorizationRule& other) const {
  if ((other.permissions & ~permissions) != 0) return false;
  return holds(users, "*") || (holds_all(users, other.users) && holds_all(roles, other.roles));
}

std::optional<std::vector<AuthorizationRule>> authorization_rules(const config::Entries& entries) {
  if (entries.may_be_incomplete) return std::nullopt;
  std::vector<AuthorizationRule> rules;
  for (const config::ElementRef& entry : entries.in_force) {
    const config::Value type = config::entry_value(entry, "accessType");
    const config::Value users = config::entry_value(entry, "users");
    const config::Value roles = config::entry_value(entry, "roles");
    const config::Value permissions = config::entry_value(entry, "permissions");
    if (!type.is_written() || !type.is_known() || !users.is_known() || !roles.is_known() ||
        !permissions.is_known())
      return std::nullopt;
    rules.push_back(
        {entry, type.number == 0, permissions.number, names_in(users.text), names_in(roles.text)});
  }
  return rules;
}

std::optional<std::vector<AuthorizationRule>> authorization_at(const FileView& file,
                                                               const std::string& place) {
  const config::SectionView& section = file.section(kSection);
  if (section.may_be_incomplete()) return std::nullopt;
  return authorization_rules(section.entries(place, ""));
}

xml::NodeId authorization_element(const FileView& file, const std::string& place) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  const auto& layers = hierarchy.sections_at(hierarchy.own_index(), kSection, place);
  return layers.empty() ? xml::kNone : layers.back().element;
}

std::vector<std::string> authorization_places(const SiteContext& rule) {
  const config::SectionView& section = rule.file().section(kSection);
  if (section.may_be_incomplete()) return {};
  const std::string site = schema::normal_location(rule.site().name());
  std::vector<std::string> places = section.places_below(site);
  places.insert(places.begin(), site);
  return places;
}

bool provider_decides(const config::Value& name, const config::Value& enabled) {
  const bool is_named = !name.is_known() || !name.text.empty();
  return is_named && may_be_true(enabled);
}

bool may_be_true(const config::Value& value) {
  return !value.is_known() || value.number != 0;
}

std::vector<config::EffectiveConfig::Site> ftp_sites(const FileView& file) {
  auto sites = file.config().sites();
  std::erase_if(sites, [](const auto& site) { return !site.is_ftp; });
  return sites;
}

}  // namespace iislint::rules::checks
