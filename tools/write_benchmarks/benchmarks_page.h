// docs/benchmarks.md: which rules answer which row of the rule catalogue, and which item of the two
// benchmarks.
#pragma once

#include <string>

namespace iislint::tools {

/// From the compiled rules and two files of the folder rules/: benchmarks.json (the items, and why no file
/// decides some of them) and not-covered.json (rows that have no rule, and why). Throws std::runtime_error
/// when one cannot be read, or says of a row that it has no rule when it has one.
std::string benchmarks_page(const std::string& rules_folder);

}  // namespace iislint::tools
