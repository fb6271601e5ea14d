#pragma once

#include <string>

namespace iislint::tests {

/// What is wrong with the JSON by that file of schema/json; empty when nothing is.
std::string schema_errors(const std::string& json, const std::string& schema = "diagnostics-v1.schema.json");

}  // namespace iislint::tests
