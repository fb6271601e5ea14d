#include "diag/rule_names.h"

#include <algorithm>
#include <vector>

#include "base/glob.h"
#include "base/nearest.h"
#include "base/text.h"

namespace iislint::diag {
namespace {

constexpr std::string_view kAll = "ALL";

bool is_pattern(std::string_view name) {
  return name.find_first_of("*?") != std::string_view::npos;
}

bool is_profile(std::string_view name) {
  const auto profiles = profile_names();
  return std::find(profiles.begin(), profiles.end(), name) != profiles.end();
}

/// The default profile has no entries: what speaks in it is in it.
bool is_in_profile(std::string_view name, const RuleInfo& rule) {
  if (name == profile_names().front()) return rule.severity != Severity::off;
  const bool is_cited =
      std::any_of(rule.references.begin(), rule.references.end(),
                  [&](const Reference& each) { return base::equals_ignoring_case(each.standard, name); });
  return is_cited || level_in(name, Severity::off, rule.profiles) != Severity::off;
}

std::vector<std::string_view> all_names(Rules rules) {
  std::vector<std::string_view> names = {kAll};
  for (const RuleInfo* rule : rules) {
    for (const std::string_view name : {rule->id, rule->area, rule->category})
      names.push_back(name);
  }
  for (const std::string_view profile : profile_names())
    names.push_back(profile);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// Ids that hold the word, as a person remembers them: "revocation". None when there are too many to choose
/// from.
std::vector<std::string> ids_with(const std::string& word, Rules rules) {
  std::vector<std::string> found;
  for (const RuleInfo* rule : rules) {
    if (word.size() > 2 && rule->id.find(word) != std::string_view::npos)
      found.push_back("'" + std::string(rule->id) + "'");
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found.size() <= 8 ? found : std::vector<std::string>();
}

}  // namespace

bool stands_for(std::string_view name, RuleNameKind kind, const RuleInfo& rule) {
  switch (kind) {
    case RuleNameKind::all:
      return true;
    case RuleNameKind::profile:
      return is_in_profile(name, rule);
    case RuleNameKind::area:  // some categories have the name of their area
    case RuleNameKind::category:
      return rule.area == name || rule.category == name;
    case RuleNameKind::pattern:
      return base::matches_glob(rule.id, name);
    case RuleNameKind::id:
      return rule.id == name;
  }
  return false;
}

std::optional<RuleNameRank> rank_of_name(std::string_view name, Rules rules) {
  const auto any = [&](RuleNameKind kind) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const RuleInfo* rule) { return stands_for(name, kind, *rule); });
  };
  const auto has_area = [&](const RuleInfo* rule) { return rule->area == name; };
  if (any(RuleNameKind::id)) return RuleNameRank{RuleNameKind::id};
  if (name == kAll) return RuleNameRank{RuleNameKind::all};
  if (is_pattern(name)) {
    if (!any(RuleNameKind::pattern)) return std::nullopt;
    return RuleNameRank{RuleNameKind::pattern, name.size()};
  }
  if (is_profile(name)) return RuleNameRank{RuleNameKind::profile};
  if (!any(RuleNameKind::category)) return std::nullopt;
  const bool is_area = std::any_of(rules.begin(), rules.end(), has_area);
  return RuleNameRank{is_area ? RuleNameKind::area : RuleNameKind::category};
}

std::string unknown_rule_name(std::string_view name, Rules rules) {
  const std::string text(name);
  if (is_pattern(name)) return "no rule matches '" + text + "'";
  const std::string message = "there is no rule '" + text + "'";
  const std::vector<std::string_view> names = all_names(rules);
  if (const auto near = base::nearest(name, names))
    return message + "; did you mean '" + std::string(*near) + "'?";
  if (const auto alike = ids_with(base::lower(name), rules); !alike.empty())
    return message + "; did you mean " + base::join_words(alike, "or") + "?";
  return message;
}

}  // namespace iislint::diag
