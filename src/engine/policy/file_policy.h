// Which rules speak about a file, and how loud: what settings say of it and what the command line says, taken
// together. The command line wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "engine/input/options.h"
#include "engine/policy/rule_choice.h"
#include "engine/policy/rule_sets.h"
#include "rules/table/rule_set.h"
#include "schema/catalog/target.h"
#include "settings/resolved.h"

namespace iislint::engine {

/// Borrows selection, rules and settings. Immutable: all files for which the same is said share one.
class FilePolicy {
 public:
  /// `error`: why the file is judged without the settings or rules that were meant for it, or null.
  FilePolicy(const RuleSelection& selection, const rules::RuleSet& rules, settings::Resolved resolved,
             const RunError* error = nullptr);

  /// All rules that there are for the file.
  const rules::RuleSet& rules() const { return rules_; }
  const RunError* error() const { return error_; }

  std::string_view profile() const;
  /// The kind of server that the file is for.
  const schema::Target& target() const;
  /// Whether a module of other makers is said to be on the servers that get the file, by SectionFact::add_on.
  bool is_installed(std::string_view add_on_title) const;
  /// The parameters that differ from those of the sheets, or null.
  const diag::ParamOverrides* params() const;
  /// For each of rules().rules() whether it is to be run: a finding of it could be reported, or it is traced.
  const std::vector<bool>& wanted() const { return wanted_; }
  /// Whether a finding of the rule could be reported at all.
  bool is_wanted(const rules::Rule& rule) const;
  /// The same of a rule as a whole, whatever its cases are, or of what the program finds itself.
  bool is_wanted(const diag::RuleInfo& rule) const;
  /// Whether a case of the rule that the profile turns off may be reported all the same: not where the rule
  /// as a whole speaks in the profile.
  bool may_turn_on_cases(const diag::RuleInfo& rule) const;
  /// The level at which a finding, whose rule is set, is reported; off when it is not wanted. Nothing lowers
  /// what says that a file was not checked.
  diag::Severity level_of(const diag::Diagnostic& finding) const;
  /// Whether a finding of that level makes the run fail.
  bool fails(diag::Severity level) const;
  /// Whether a file that was checked in part only lets the run pass: not because of settings, which belong to
  /// what is checked.
  bool lets_pass_unchecked() const;

  const settings::Resolved& resolved() const { return resolved_; }
  const RuleSelection& selection() const { return selection_; }
  /// What the command line says of each rule.
  const RuleChoice& choice() const { return choice_; }

 private:
  diag::Severity chosen_level_of(const diag::Diagnostic& finding) const;
  bool is_left_out(std::string_view id) const;
  bool is_wanted(std::string_view id, bool speaks) const;

  const RuleSelection& selection_;
  const rules::RuleSet& rules_;
  RuleChoice choice_;
  settings::Resolved resolved_;
  const RunError* error_;
  std::vector<bool> wanted_;
};

}  // namespace iislint::engine
