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

const AuthorizationRule* AuthorizationRules::at(const config::ElementRef& entry) const {
  const auto [known, fresh] = known_.try_emplace({entry.document, entry.element});
  if (fresh) known->second = authorization_rule(entry);
  return known->second ? &*known->second : nullptr;
}

void AuthorizationList::add_writers(const config::ElementRef& entry, std::vector<std::string>& users) {
  const auto rule = authorization_rule(entry);
  if (rule && rule->writes()) users = rule->users;
}

bool AuthorizationList::has_several_writers() const {
  if (has_several_writers_) return *has_several_writers_;
  std::string first;
  has_several_writers_ = false;
  const auto is_second = [&](char kind, const std::string& name) {
    if (kind == 'u' && name == "?") return false;
    if (first.empty()) first = kind + name;
    return first != kind + name;
  };
  for_each_write_grant([&](const AuthorizationRule& rule) {
    has_several_writers_ = std::any_of(rule.users.begin(), rule.users.end(),
                                       [&](const std::string& user) { return is_second('u', user); }) ||
                           std::any_of(rule.roles.begin(), rule.roles.end(),
                                       [&](const std::string& role) { return is_second('r', role); });
    return !*has_several_writers_;
  });
  return *has_several_writers_;
}

const Grant& AuthorizationList::grant_of(std::int64_t permission, bool has_anonymous) const {
  auto& kept = grants_[(permission == kWritePermission ? 2u : 0u) + (has_anonymous ? 1u : 0u)];
  if (!kept) kept = find_grant(permission, has_anonymous);
  return *kept;
}

Grant AuthorizationList::find_grant(std::int64_t permission, bool has_anonymous) const {
  static constexpr std::array<std::array<char, 3>, 4> kQuestions = {};
  const auto& questions = kQuestions[(permission == kWritePermission ? 2u : 0u) + (has_anonymous ? 1u : 0u)];
  const auto first = [&](const char& question, auto&& holds) {
    return entries_.first(&question, [&](const config::ElementRef& entry) {
      const AuthorizationRule& rule = rule_at(entry);
      const bool is_about_it = (rule.permissions & permission) != 0 && !rule.names_nobody();
      return is_about_it && holds(rule) ? config::Tristate::yes : config::Tristate::no;
    });
  };
  const auto grants = [&](const AuthorizationRule& rule) {
    return rule.is_allow && (has_anonymous || !rule.is_for_anonymous_only());
  };
  const auto grants_everybody = [&](const AuthorizationRule& rule) {
    return grants(rule) && (rule.is_for_everybody || (has_anonymous && rule.is_for_anonymous));
  };
  const auto denies_everybody = [](const AuthorizationRule& rule) {
    return !rule.is_allow && rule.is_for_everybody;
  };
  if (first(questions[0], denies_everybody).exists()) return {};
  if (const auto entry = first(questions[1], grants_everybody); entry.exists())
    return {&rule_at(entry), true};
  const auto entry = first(questions[2], grants);
  return entry.exists() ? Grant{&rule_at(entry), false} : Grant();
}

std::optional<AuthorizationRule> authorization_rule(const config::ElementRef& entry) {
  const config::Value type = config::entry_value(entry, "accessType");
  const config::Value users = config::entry_value(entry, "users");
  const config::Value roles = config::entry_value(entry, "roles");
  const config::Value permissions = config::entry_value(entry, "permissions");
  if (!type.is_written() || !type.is_known() || !users.is_known() || !roles.is_known() ||
      !permissions.is_known())
    return std::nullopt;
  AuthorizationRule rule{entry, type.number == 0, permissions.number, names_in(users.text),
                         names_in(roles.text)};
  rule.is_for_everybody = holds(rule.users, "*");
  rule.is_for_anonymous = holds(rule.users, "?");
  return rule;
}

std::optional<std::vector<AuthorizationRule>> authorization_rules(const config::Entries& entries) {
  if (entries.may_be_incomplete) return std::nullopt;
  std::vector<AuthorizationRule> rules;
  for (const config::ElementRef& entry : entries.in_force) {
    auto rule = authorization_rule(entry);
    if (!rule) return std::nullopt;
    rules.push_back(std::move(*rule));
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
  if (fresh && !entries.may_be_incomplete) {
    static constexpr char kQuestion = 0;
    const auto is_unreadable = [this](const config::ElementRef& entry) {
      return rules_.at(entry) == nullptr ? config::Tristate::yes : config::Tristate::no;
    };
    if (entries.in_force.greatest(&kQuestion, is_unreadable) == config::Tristate::no)
      kept->second = std::make_unique<AuthorizationList>(rules_, entries.in_force);
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
  return *file.shared<std::unique_ptr<const Authorization>>(
      [](const FileView& own) { return std::make_unique<const Authorization>(own); });
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
