// Which rules speak about a file, and how loud: what settings say of it and what the command line says, taken
// together. The command line wins.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "engine/input.h"
#include "engine/options.h"
#include "engine/rule_sets.h"
#include "rules/table/rule_set.h"
#include "settings/resolved.h"
#include "settings/settings_files.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// Borrows options and settings.
class FilePolicy {
 public:
  FilePolicy(const Options& options, const rules::RuleSet& rules, settings::Resolved resolved)
      : options_(options), rules_(rules), resolved_(std::move(resolved)) {}

  /// All rules that there are for the file.
  const rules::RuleSet& rules() const { return rules_; }

  std::string_view profile() const;
  /// The parameters that differ from those of the sheets, or null.
  const diag::ParamOverrides* params() const;
  /// Whether a finding of the rule could be reported at all.
  bool is_wanted(const rules::Rule& rule) const;
  /// The same of a rule as a whole, whatever its cases are, or of what the program finds itself.
  bool is_wanted(const diag::RuleInfo& rule) const;
  /// The level at which a finding, whose rule is set, is reported; off when it is not wanted.
  diag::Severity level_of(const diag::Diagnostic& finding) const;
  /// Whether a finding of that level makes the run fail.
  bool fails(diag::Severity level) const;

  const settings::Resolved& resolved() const { return resolved_; }
  const Options& options() const { return options_; }

 private:
  bool is_left_out(std::string_view id) const;
  bool is_wanted(const std::string& id, bool speaks) const;

  const Options& options_;
  const rules::RuleSet& rules_;
  settings::Resolved resolved_;
};

/// The choices of a run by file. Looks for settings once for each folder; not to be asked by two threads.
class FilePolicies {
 public:
  /// What is wrong with settings is added to `errors`, once; the files are checked without them then.
  FilePolicies(const source::FileReader& reader, const Options& options, std::vector<RunError>& errors)
      : reader_(reader),
        options_(options),
        errors_(errors),
        rule_sets_(std::make_shared<RuleSets>(reader, options, errors)),
        plain_(options, rule_sets_->with({}), {}) {}

  /// Owns the rules of the choices.
  const std::shared_ptr<RuleSets>& rule_sets() const { return rule_sets_; }

  /// Of a file at that path. Lasts as long as this.
  const FilePolicy& of(const std::string& path);

  /// The settings for files in the folder, or null.
  const settings::Settings* settings_for(const std::string& folder);

 private:
  const settings::Settings* find(const std::string& folder);
  const settings::Settings* load(const std::string& path);

  const source::FileReader& reader_;
  const Options& options_;
  std::vector<RunError>& errors_;
  std::shared_ptr<RuleSets> rule_sets_;
  FilePolicy plain_;  // where no settings are found
  std::map<std::string, const settings::Settings*> by_folder_;
  std::map<std::string, std::unique_ptr<settings::Settings>> by_file_;  // by absolute path; null: broken
  std::map<const settings::Settings*, const rules::RuleSet*> rules_of_;
  std::map<std::string, FilePolicy> choices_;
};

}  // namespace iislint::engine
