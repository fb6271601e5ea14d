#pragma once

#include <string>

namespace iislint::tools {

/// The C++ source of the tables in src/rules/table/rule_table.h. Every path, word and hole is checked against
/// the fact table: a sheet that names something unknown throws std::runtime_error with its file name.
std::string compile_rules(const std::string& folder);

}  // namespace iislint::tools
