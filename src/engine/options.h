// What a run is asked to do; the same for every program.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "diag/rule_info.h"
#include "schema/file_kind.h"

namespace iislint::engine {

struct Options {
  std::optional<schema::FileKind> kind;  ///< overrides what name and content say
  std::set<std::string> select;          ///< if not empty: exactly these rules run
  std::set<std::string> ignore;
  std::map<std::string, diag::Severity> severity;
  unsigned jobs = 1;  ///< files checked at the same time; 0 is one per processor
  std::size_t max_file_bytes = std::size_t{64} * 1024 * 1024;
};

/// An error that names the first id that is no rule, with the nearest one.
std::optional<base::Error> check_rule_ids(const Options& options);

}  // namespace iislint::engine
