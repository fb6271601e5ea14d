// docs/benchmarks.md: which rules answer which row of the rule catalogue, and which item of the two
// benchmarks.
#pragma once

#include <string>

namespace iislint::tools {

/// From the compiled rules and benchmarks, and not-covered.json in the folder rules/ (rows that have no rule,
/// and why). Throws std::runtime_error when it cannot be read, or says of a row that it has no rule when it
/// has one.
std::string benchmarks_page(const std::string& rules_folder);

}  // namespace iislint::tools
