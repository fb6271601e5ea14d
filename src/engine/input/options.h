// What a run is asked to do; the same for every program.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/timings.h"
#include "diag/rule_info.h"
#include "engine/input/progress.h"
#include "engine/input/server_choice.h"
#include "rules/table/rule_set.h"
#include "schema/catalog/file_kind.h"

namespace iislint::engine {

/// Which rules speak, and how loud. What settings say comes after it.
struct RuleSelection {
  std::set<std::string> select;  ///< if not empty: exactly these rules run
  std::set<std::string> ignore;
  std::map<std::string, diag::Severity> severity;
  std::optional<std::string> profile;     ///< one of diag::profile_names(); else what settings say
  std::optional<diag::Severity> fail_on;  ///< lowest level that counts, off: none; else what settings say
  bool reads_suppressions = true;         ///< comments of the files; those of the settings hold anyway
  std::string traced_rule;                ///< an id; empty: none is traced
  ServerChoice server;
};

/// What the files are judged against, beside the files themselves.
struct Environment {
  std::optional<base::Date> today;             ///< by which suppressions end; unset: none does
  std::string program_version;                 ///< that settings may ask for
  std::vector<std::string_view> formats;       ///< of reports, that settings may name
  std::string settings_file;                   ///< instead of those that are found; empty: look for them
  std::string schema_directory;                ///< of native schema files that add to the facts; empty: none
  std::vector<std::string> rules_directories;  ///< of users' rules, beside those that settings name
  std::string baseline_file;  ///< from whose folder files are named in fingerprints; empty: none
  std::vector<std::string> outside_folders;  ///< that settings and links may lead to, beside the repository
  std::shared_ptr<const rules::RuleSet> user_rules;  ///< read already, instead of the folders
};

/// How files are read and checked.
struct RunOptions {
  std::optional<schema::FileKind> kind;  ///< overrides what name and content say
  bool is_transform = false;             ///< all files are transforms, whatever their names say
  unsigned jobs = 1;                     ///< threads that check files; 0 is one per processor
  std::size_t max_file_bytes = std::size_t{64} * 1024 * 1024;
  std::size_t split_bytes = 256 * 1024;  ///< a file of that size is checked by two threads, if one is free
  base::Timings* timings = nullptr;      ///< where the time goes; null: nobody wants to know
  Progress* progress = nullptr;          ///< of engine::run; null: nobody looks
};

/// All of it, as a command line gives it.
struct Options : RuleSelection, Environment, RunOptions {};

}  // namespace iislint::engine
