#pragma once

#include <map>
#include <string>

namespace iislint::tools {

/// The C++ sources made from a folder of definitions, by their paths below the generated folder: the tables
/// of src/rules/table/rule_table.h, and for each rule with a check a header beside its source. Every path,
/// word and placeholder is looked up: a definition that names something unknown throws std::runtime_error
/// with its file name, and so does a check without a source below `sources` (the folder src), or a source
/// without a definition.
std::map<std::string, std::string> compile_rules(const std::string& definitions, const std::string& sources);

}  // namespace iislint::tools
