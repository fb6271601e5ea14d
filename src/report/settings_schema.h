// The JSON Schema (draft-07) of .iislint.json, for completion in editors. schema/json/settings.schema.json is
// what this makes; a test compares the two, and another holds the schema against the reader of settings.
#pragma once

#include <span>
#include <string>

#include "diag/rule_info.h"

namespace iislint::report {

std::string settings_schema(std::span<const diag::RuleInfo> rules);

}  // namespace iislint::report
