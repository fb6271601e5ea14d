#include "engine/policy/file_policy.h"

#include <algorithm>
#include <iterator>

#include "rules/evaluation/run_rules.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Severity;

/// Findings that say that a file was not checked, or not all of it. Who reads the report must learn of it.
constexpr BuiltinRule kUnchecked[] = {BuiltinRule::xml_syntax, BuiltinRule::limit_exceeded,
                                      BuiltinRule::doctype_present, BuiltinRule::root_element_wrong,
                                      BuiltinRule::internal_error};

bool says_unchecked(const diag::Diagnostic& finding) {
  return finding.builtin &&
         std::find(std::begin(kUnchecked), std::end(kUnchecked), *finding.builtin) != std::end(kUnchecked);
}

}  // namespace

FilePolicy::FilePolicy(const RuleSelection& selection, const rules::RuleSet& rules,
                       settings::Resolved resolved, const RunError* error)
    : selection_(selection),
      rules_(rules),
      choice_(selection, rules),
      resolved_(std::move(resolved)),
      error_(error) {
  wanted_.reserve(rules.rules().size());
  for (const rules::Rule* rule : rules.rules())
    wanted_.push_back(is_wanted(*rule) || rule->info->id == selection.traced_rule);
}

std::string_view FilePolicy::profile() const {
  if (selection_.profile) return *selection_.profile;
  return resolved_.profile != nullptr ? std::string_view(resolved_.profile->value)
                                      : diag::profile_names().front();
}

const schema::Target& FilePolicy::target() const {
  const schema::Target* target = schema::find_target(selection_.server.target);
  const settings::Settings* settings = resolved_.settings;
  if (target == nullptr && settings != nullptr && settings->target)
    target = schema::find_target(settings->target->value);
  return target != nullptr ? *target : schema::default_target();
}

bool FilePolicy::is_installed(std::string_view add_on_title) const {
  const auto is_meant = [&](std::string_view name) {
    const schema::AddOn* add_on = schema::find_add_on(name);
    return add_on != nullptr && add_on->title == add_on_title;
  };
  const std::set<std::string>& said = selection_.server.installed;
  const schema::Target& of = target();
  const settings::Settings* settings = resolved_.settings;
  return std::any_of(said.begin(), said.end(), is_meant) ||
         std::any_of(of.add_ons.begin(), of.add_ons.end(), is_meant) ||
         (settings != nullptr &&
          std::any_of(settings->installed.begin(), settings->installed.end(),
                      [&](const settings::Sourced<std::string>& one) { return is_meant(one.value); }));
}

const diag::ParamOverrides* FilePolicy::params() const {
  return resolved_.params.empty() ? nullptr : &resolved_.params;
}

bool FilePolicy::is_left_out(std::string_view id) const {
  if ((selection_.select.empty() && selection_.ignore.empty()) ||
      id == diag::facts_of(diag::BuiltinRule::internal_error).id)
    return false;
  return choice_.is_left_out(id);
}

bool FilePolicy::is_wanted(const rules::Rule& rule) const {
  return is_wanted(rule.info->id, rules::speaks_in(rule, profile()));
}

bool FilePolicy::is_wanted(const diag::RuleInfo& rule) const {
  const bool speaks = diag::level_in(profile(), rule.severity, rule.profiles) != Severity::off;
  return is_wanted(rule.id, speaks);
}

/// `speaks`: by its sheet, in the profile of the file.
bool FilePolicy::is_wanted(std::string_view id, bool speaks) const {
  if (is_left_out(id)) return false;
  if (!selection_.select.empty()) return true;
  if (const auto level = choice_.severity(id)) return *level != Severity::off;
  return settings::may_speak(resolved_, id).value_or(speaks);
}

bool FilePolicy::may_turn_on_cases(const diag::RuleInfo& rule) const {
  return diag::level_in(profile(), rule.severity, rule.profiles) == Severity::off;
}

Severity FilePolicy::level_of(const diag::Diagnostic& finding) const {
  const Severity chosen = chosen_level_of(finding);
  return says_unchecked(finding) ? std::max(chosen, finding.severity.value_or(finding.rule->severity))
                                 : chosen;
}

Severity FilePolicy::chosen_level_of(const diag::Diagnostic& finding) const {
  const diag::RuleInfo& rule = *finding.rule;
  if (is_left_out(rule.id)) return Severity::off;
  const Severity own = diag::level_in(profile(), rule.severity, rule.profiles);
  const Severity level = finding.severity.value_or(own);
  // A case that the profile leaves out stays out; a rule that is off as a whole is turned on by naming it.
  if (level == Severity::off && !may_turn_on_cases(rule)) return Severity::off;
  if (const auto chosen = choice_.severity(rule.id)) return *chosen;
  const bool is_named = choice_.is_selected(rule.id);
  const settings::LevelInForce* set = settings::level_for(resolved_, finding);
  // Naming a rule turns it on, but what is said of a single site or key path is an exception that stays.
  const bool is_turned_on =
      is_named && set != nullptr && set->scope == nullptr && set->level->severity == Severity::off;
  if (set != nullptr && !is_turned_on) return set->level->severity;
  return level == Severity::off && is_named ? Severity::info : level;
}

bool FilePolicy::fails(Severity level) const {
  Severity lowest = Severity::warning;
  if (resolved_.settings != nullptr && resolved_.settings->fail_on)
    lowest = resolved_.settings->fail_on->value;
  if (selection_.fail_on) lowest = *selection_.fail_on;
  return lowest != Severity::off && level >= lowest;
}

bool FilePolicy::lets_pass_unchecked() const {
  return selection_.fail_on == Severity::off;
}

}  // namespace iislint::engine
