#include "settings/resolved.h"

#include <algorithm>

#include "base/glob.h"

namespace iislint::settings {
namespace {

bool fits(const std::vector<std::string>& globs, std::string_view text) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
           return base::matches_glob(text, glob);
         });
}

bool lies_in(const Override& scope, const diag::Diagnostic& finding) {
  if (!fits(scope.key_paths, finding.config_path)) return false;
  if (scope.sites.empty()) return true;
  return !finding.sites.empty() &&
         std::all_of(finding.sites.begin(), finding.sites.end(),
                     [&](const std::string& site) { return fits(scope.sites, site); });
}

void add_option(Resolved& resolved, const RuleOption& option) {
  const diag::ParamOverride value{option.param, {{}, option.text, option.number}};
  for (std::size_t i = 0; i < resolved.options.size(); ++i) {
    if (resolved.options[i]->param != option.param) continue;
    resolved.options[i] = &option;
    resolved.params[i] = value;
    return;
  }
  resolved.options.push_back(&option);
  resolved.params.push_back(value);
}

}  // namespace

bool fits_path(const std::vector<std::string>& globs, std::string_view path) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
           return base::matches_path(path, glob);
         });
}

std::vector<const Override*> overrides_for(const Settings& settings, std::string_view path) {
  std::vector<const Override*> overrides;
  for (const Override& choice : settings.choices) {
    if (fits_path(choice.files, path)) overrides.push_back(&choice);
  }
  return overrides;
}

Resolved resolve(const Settings& settings, const std::vector<const Override*>& overrides) {
  Resolved resolved;
  resolved.settings = &settings;
  for (const Override* choice : overrides) {
    if (choice->profile) resolved.profile = &*choice->profile;
    for (const RuleLevel& level : choice->levels)
      resolved.levels.push_back({&level, choice->is_for_whole_files() ? nullptr : choice});
    for (const RuleOption& option : choice->options)
      add_option(resolved, option);
  }
  return resolved;
}

const LevelInForce* level_for(const Resolved& resolved, const diag::Diagnostic& finding) {
  const auto found =
      std::find_if(resolved.levels.rbegin(), resolved.levels.rend(), [&](const LevelInForce& entry) {
        return entry.level->rule->id == finding.rule_id &&
               (entry.scope == nullptr || lies_in(*entry.scope, finding));
      });
  return found == resolved.levels.rend() ? nullptr : &*found;
}

std::optional<bool> may_speak(const Resolved& resolved, std::string_view rule) {
  for (auto entry = resolved.levels.rbegin(); entry != resolved.levels.rend(); ++entry) {
    if (entry->level->rule->id != rule) continue;
    if (entry->level->severity != diag::Severity::off) return true;
    if (entry->scope == nullptr) return false;
  }
  return std::nullopt;
}

}  // namespace iislint::settings
