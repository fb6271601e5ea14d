// The policies of a project's files: settings are looked for, read and resolved once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/policy/file_policy.h"
#include "engine/policy/rule_sets.h"
#include "settings/settings_files.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// Borrows all that it is given. Not to be asked by two threads.
class FilePolicies {
 public:
  FilePolicies(const source::FileReader& reader, const RuleSelection& selection,
               const Environment& environment, const schema::Catalog& facts);

  /// Owns the rules of the policies.
  std::shared_ptr<const RuleSets> rule_sets() const { return rule_sets_; }

  /// Of a file at that path. Lasts as long as this.
  const FilePolicy& of(const std::string& path);

  /// The settings for files in the folder, or null.
  const settings::Settings* settings_for(const std::string& folder);

  /// What is wrong with rules and settings, as far as they have been asked for; each once.
  std::vector<RunError> errors() const;

  /// Whether what is in the file may have decided for one of the policies: it is, or may be, a settings file
  /// or one of a rule.
  bool may_depend_on(const std::string& canonical_path) const;
  /// Whether the file, all links followed, is a settings file that was read, or stands in a folder of rules.
  bool reads(const std::string& real_path) const;

 private:
  /// What a file means depends on the one that extends it, so it is read again for each: a thousand small
  /// files must not multiply a large one.
  static constexpr std::size_t kMostReadAgain = std::size_t{4} << 20;

  /// One settings file with those it extends. Without settings there are errors.
  struct Loaded {
    std::unique_ptr<const settings::Settings> settings;
    const rules::RuleSet* rules = nullptr;
    std::vector<std::string> files;  ///< absolute paths
    std::vector<RunError> errors;
    std::optional<FilePolicy> without;  ///< for files whose settings cannot be read
    std::map<std::vector<const settings::Override*>, FilePolicy> policies;
  };

  Loaded* loaded_for(const std::string& folder);
  Loaded* load(const std::string& path);
  void read(const std::string& path, Loaded& loaded);
  void count(const settings::SettingsChain& chain);

  const source::FileReader& reader_;
  const RuleSelection& selection_;
  const Environment& environment_;
  std::shared_ptr<RuleSets> rule_sets_;
  settings::SettingsFinder finder_;
  FilePolicy plain_;  // where no settings are found
  std::map<std::string, Loaded*> by_folder_;
  std::map<std::string, Loaded> by_file_;  // by absolute path
  std::set<std::string> read_;             // absolute paths of settings files
  std::size_t bytes_read_again_ = 0;       // of files that others have extended before
};

}  // namespace iislint::engine
