// What the settings say about one file: the choices that are for it, the last one of each kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "settings/settings.h"

namespace iislint::settings {

/// A level that may apply to a finding in the file.
struct LevelInForce {
  const RuleLevel* level;
  const Override* scope;  ///< whose sites and key paths the finding must lie in; null: the whole file
};

/// Borrows the settings.
struct Resolved {
  const Settings* settings = nullptr;
  const Sourced<std::string>* profile = nullptr;  ///< null when no choice names one
  std::vector<LevelInForce> levels;               ///< the last one that fits counts
  std::vector<const RuleOption*> options;         ///< one of each parameter
  diag::ParamOverrides params;                    ///< the same, for the evaluation of rules
};

/// Whether the file is one of those the globs stand for; none stand for all. `path` is absolute, in normal
/// form.
bool fits_path(const std::vector<std::string>& globs, std::string_view path);

/// The choices that are for the file, in their order: files that have the same share what is resolved. `path`
/// as above.
std::vector<const Override*> overrides_for(const Settings& settings, std::string_view path);

Resolved resolve(const Settings& settings, const std::vector<const Override*>& overrides);

/// The level for the finding, whose rule is set, or null when the settings say nothing of it. A finding on
/// several sites lies in a choice for sites when all of them do.
const LevelInForce* level_for(const Resolved& resolved, const diag::Diagnostic& finding);

/// Whether any choice, be it for one site only, gives the rule another level than off; nothing when none
/// gives it a level for the whole file or raises it somewhere.
std::optional<bool> may_speak(const Resolved& resolved, std::string_view rule);

}  // namespace iislint::settings
