// What a run is asked to do; the same for every program.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "diag/rule_info.h"
#include "rules/table/rule_set.h"
#include "schema/catalog/catalog.h"
#include "schema/catalog/file_kind.h"

namespace iislint::engine {

struct Options {
  std::optional<schema::FileKind> kind;  ///< overrides what name and content say
  std::set<std::string> select;          ///< if not empty: exactly these rules run
  std::set<std::string> ignore;
  std::map<std::string, diag::Severity> severity;
  std::optional<std::string> profile;     ///< one of diag::profile_names(); else what settings say
  std::optional<diag::Severity> fail_on;  ///< lowest level that counts, off: none; else what settings say
  std::string settings_file;              ///< instead of those that are found; empty: look for them
  std::string program_version;            ///< that settings may ask for
  std::shared_ptr<const rules::RuleSet> user_rules;   ///< read already, instead of the folders
  std::vector<std::string> rules_directories;         ///< of users' rules, beside those that settings name
  const schema::Catalog* facts = &schema::catalog();  ///< what IIS knows; outlives the run
  std::string traced_rule;                            ///< an id; empty: none is traced
  bool lists_rules = false;                           ///< Analysis::rules is wanted
  unsigned jobs = 1;  ///< files checked at the same time; 0 is one per processor
  std::size_t max_file_bytes = std::size_t{64} * 1024 * 1024;
  std::optional<base::Date> today;  ///< by which suppressions end; unset: none does
  bool reads_suppressions = true;   ///< comments of the files; those of the settings hold anyway
};

}  // namespace iislint::engine
