// What a run is asked to do; the same for every program.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "diag/rule_info.h"
#include "rules/rule_set.h"
#include "schema/catalog.h"
#include "schema/file_kind.h"

namespace iislint::engine {

struct Options {
  std::optional<schema::FileKind> kind;  ///< overrides what name and content say
  std::set<std::string> select;          ///< if not empty: exactly these rules run
  std::set<std::string> ignore;
  std::map<std::string, diag::Severity> severity;
  std::string profile = "default";                           ///< one of diag::profile_names()
  const schema::Catalog* facts = &schema::catalog();         ///< what IIS knows; outlives the run
  const rules::RuleSet* rules = &rules::RuleSet::builtin();  ///< outlives the run
  unsigned jobs = 1;  ///< files checked at the same time; 0 is one per processor
  std::size_t max_file_bytes = std::size_t{64} * 1024 * 1024;
};

/// An error with the ids that were probably meant, unless there is a rule of that id.
std::optional<base::Error> check_rule_id(const std::string& id);

/// The same for the first id in `options` that is no rule.
std::optional<base::Error> check_rule_ids(const Options& options);

}  // namespace iislint::engine
