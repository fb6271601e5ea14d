#include "rules/checks/ftp/support/access/authorization.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "config/files/hierarchy.h"
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

bool some_rule_names_everybody(const FileView& file) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  std::string buffer;
  bool found = false;
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    const xml::Document& document = *hierarchy.levels()[level].document;
    for (const config::Layer& layer : hierarchy.sections(level, kSection)) {
      xml::for_each_child_element(document, layer.element, [&](xml::NodeId entry) {
        const xml::AttributeId users = document.find_attribute(entry, "users");
        if (users == xml::kNone) return;
        const std::string_view names = document.value(document.attribute(users), buffer);
        found = found || names.find('*') != std::string_view::npos;
      });
    }
  }
  return found;
}

}  // namespace

bool AuthorizationRule::is_for_anonymous_only() const {
  return roles.empty() && !users.empty() &&
         std::all_of(users.begin(), users.end(), [](const std::string& user) { return user == "?"; });
}

AuthorizationList::AuthorizationList(std::vector<AuthorizationRule> rules)
    : rules_(std::move(rules)),
      has_writing_rule_for_everybody_(std::any_of(
          rules_.begin(), rules_.end(),
          [](const AuthorizationRule& rule) { return rule.writes() && rule.is_for_everybody; })) {}

void AuthorizationList::index_writers() const {
  is_indexed_ = true;
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    if (!rules_[i].writes()) continue;
    for (const std::string& user : rules_[i].users) {
      auto& known = writing_by_user_[user];
      if (known.empty() || known.back() != i) known.push_back(i);
    }
  }
}

std::span<const std::uint32_t> AuthorizationList::writing_rules_for(const std::string& user) const {
  if (!is_indexed_) index_writers();
  const auto found = writing_by_user_.find(user);
  if (found == writing_by_user_.end()) return {};
  return found->second;
}

std::size_t AuthorizationList::writer_count() const {
  if (writer_count_) return *writer_count_;
  std::unordered_set<std::string_view> users, roles;
  for (const AuthorizationRule& rule : rules_) {
    if (!rule.is_allow || !rule.writes()) continue;
    users.insert(rule.users.begin(), rule.users.end());
    roles.insert(rule.roles.begin(), rule.roles.end());
  }
  users.erase("?");
  writer_count_ = users.size() + roles.size();
  return *writer_count_;
}

const Grant& AuthorizationList::grant_of(std::int64_t permission, bool has_anonymous) const {
  auto& kept = grants_[(permission == kWritePermission ? 2u : 0u) + (has_anonymous ? 1u : 0u)];
  if (!kept) kept = find_grant(permission, has_anonymous);
  return *kept;
}

Grant AuthorizationList::find_grant(std::int64_t permission, bool has_anonymous) const {
  Grant grant;
  for (const AuthorizationRule& rule : rules_) {
    if ((rule.permissions & permission) == 0 || rule.names_nobody()) continue;
    if (!rule.is_allow && rule.is_for_everybody) return {};
    if (!rule.is_allow || (rule.is_for_anonymous_only() && !has_anonymous)) continue;
    const bool is_for_everybody = rule.is_for_everybody || (has_anonymous && rule.is_for_anonymous);
    if (grant.rule == nullptr || (is_for_everybody && !grant.is_for_everybody))
      grant = {&rule, is_for_everybody};
  }
  return grant;
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
    AuthorizationRule& rule = rules.emplace_back(AuthorizationRule{
        entry, type.number == 0, permissions.number, names_in(users.text), names_in(roles.text)});
    rule.is_for_everybody = holds(rule.users, "*");
    rule.is_for_anonymous = holds(rule.users, "?");
  }
  return rules;
}

Authorization::Authorization(const FileView& file)
    : may_be_incomplete_(file.section(kSection).may_be_incomplete()),
      written_(file, kSection),
      names_everybody_(some_rule_names_everybody(file)) {}

// Where nothing is written for a site, it has the very list of the server.
const AuthorizationList* Authorization::at(const FileView& file, const std::string& place) const {
  if (may_be_incomplete_) return nullptr;
  if (!written_.is_written()) return &nothing_;
  const config::SectionView& section = file.section(kSection);
  const config::Entries& entries =
      written_.is_written_in_site_of(place) ? section.entries(place, "") : section.entries("", "");
  const auto [kept, fresh] = lists_.try_emplace(&entries);
  if (fresh) {
    if (auto rules = authorization_rules(entries))
      kept->second = std::make_unique<AuthorizationList>(std::move(*rules));
  }
  return kept->second.get();
}

const std::vector<std::string>& Authorization::places_of(const SiteContext& rule) const {
  if (may_be_incomplete_ || rule.site().element() == site_) return places_;
  site_ = rule.site().element();
  const std::string site = schema::normal_location(rule.site().name());
  places_.clear();
  if (written_.is_written_in_site_of(site)) places_ = rule.file().section(kSection).places_below(site);
  places_.insert(places_.begin(), site);
  return places_;
}

const Authorization& authorization_of(const FileView& file) {
  return file.shared<Authorization>([](const FileView& own) { return Authorization(own); });
}

const AuthorizationList* authorization_at(const FileView& file, const std::string& place) {
  return authorization_of(file).at(file, place);
}

xml::NodeId authorization_element(const FileView& file, const std::string& place) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  const auto& layers = hierarchy.sections_at(hierarchy.own_index(), kSection, place);
  return layers.empty() ? xml::kNone : layers.back().element;
}

const std::vector<std::string>& authorization_places(const SiteContext& rule) {
  return authorization_of(rule.file()).places_of(rule);
}

bool provider_decides(const config::Value& name, const config::Value& enabled) {
  const bool is_named = !name.is_known() || !name.text.empty();
  return is_named && may_be_true(enabled);
}

bool may_be_true(const config::Value& value) {
  return !value.is_known() || value.number != 0;
}

}  // namespace iislint::rules::checks
