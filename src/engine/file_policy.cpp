#include "engine/file_policy.h"

#include <algorithm>

#include "rules/evaluation/run_rules.h"
#include "source/paths.h"
#include "values/time_span.h"

namespace iislint::engine {
namespace {

using diag::Severity;

std::optional<std::int64_t> ticks_of(std::string_view text) {
  const values::TimeSpan span = values::parse_time_span(text);
  if (span.form != values::TimeSpanForm::good) return std::nullopt;
  return span.ticks;
}

}  // namespace

std::string_view FilePolicy::profile() const {
  if (options_.profile) return *options_.profile;
  return resolved_.profile != nullptr ? std::string_view(resolved_.profile->value)
                                      : diag::profile_names().front();
}

const diag::ParamOverrides* FilePolicy::params() const {
  return resolved_.params.empty() ? nullptr : &resolved_.params;
}

bool FilePolicy::is_left_out(std::string_view id) const {
  if ((options_.select.empty() && options_.ignore.empty()) ||
      id == diag::facts_of(diag::BuiltinRule::internal_error).id)
    return false;
  const std::string text(id);
  if (!options_.select.empty() && options_.select.count(text) == 0) return true;
  return options_.ignore.count(text) != 0;
}

bool FilePolicy::is_wanted(const rules::Rule& rule) const {
  return is_wanted(std::string(rule.info->id), rules::speaks_in(rule, profile()));
}

bool FilePolicy::is_wanted(const diag::RuleInfo& rule) const {
  const bool speaks = diag::level_in(profile(), rule.severity, rule.profiles) != Severity::off;
  return is_wanted(std::string(rule.id), speaks);
}

/// `speaks`: by its sheet, in the profile of the file.
bool FilePolicy::is_wanted(const std::string& id, bool speaks) const {
  if (is_left_out(id)) return false;
  if (!options_.select.empty()) return true;
  const auto overridden = options_.severity.find(id);
  if (overridden != options_.severity.end()) return overridden->second != Severity::off;
  return settings::may_speak(resolved_, id).value_or(speaks);
}

Severity FilePolicy::level_of(const diag::Diagnostic& finding) const {
  const diag::RuleInfo& rule = *finding.rule;
  if (is_left_out(rule.id)) return Severity::off;
  const Severity own = diag::level_in(profile(), rule.severity, rule.profiles);
  const Severity level = finding.severity.value_or(own);
  // A case that the profile leaves out stays out; a rule that is off as a whole is turned on by naming it.
  if (level == Severity::off && own != Severity::off) return Severity::off;
  const std::string id(rule.id);
  const auto overridden = options_.severity.find(id);
  if (overridden != options_.severity.end()) return overridden->second;
  const bool is_named = options_.select.count(id) != 0;
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
  if (options_.fail_on) lowest = *options_.fail_on;
  return lowest != Severity::off && level >= lowest;
}

const FilePolicy& FilePolicies::of(const std::string& path) {
  const settings::Settings* settings = settings_for(source::folder_of(path));
  if (settings == nullptr) return plain_;
  const auto known = choices_.find(path);
  if (known != choices_.end()) return known->second;
  return choices_
      .emplace(path, FilePolicy(options_, *rules_of_.at(settings),
                                settings::resolve(*settings, reader_.absolute(path))))
      .first->second;
}

const settings::Settings* FilePolicies::settings_for(const std::string& folder) {
  const auto [entry, fresh] = by_folder_.try_emplace(folder, nullptr);
  if (fresh) entry->second = find(folder);
  return entry->second;
}

const settings::Settings* FilePolicies::find(const std::string& folder) {
  if (!options_.settings_file.empty()) return load(options_.settings_file);
  const auto path = settings::find_settings(reader_, folder);
  return path ? load(*path) : nullptr;
}

const settings::Settings* FilePolicies::load(const std::string& path) {
  const auto [entry, fresh] = by_file_.try_emplace(reader_.absolute(path));
  if (!fresh) return entry->second.get();
  const auto chain = settings::load_settings(reader_, path, options_.program_version);
  if (!chain) {
    errors_.push_back({path, chain.error()});
    return nullptr;
  }
  std::vector<std::string> directories;
  for (const auto& directory : chain->rules_directories)
    directories.push_back(directory.value);
  const std::size_t errors = errors_.size();
  const rules::RuleSet& rules = rule_sets_->with(directories);
  if (errors_.size() > errors) return nullptr;  // the settings may name rules that could not be read
  auto read = settings::read_settings(*chain, {rules.infos(), ticks_of, reader_});
  if (read) {
    entry->second = std::make_unique<settings::Settings>(std::move(*read));
    rules_of_[entry->second.get()] = &rules;
  } else {
    errors_.push_back({path, read.error()});
  }
  return entry->second.get();
}

}  // namespace iislint::engine
