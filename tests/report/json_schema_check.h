#pragma once

#include <string>

namespace iislint::tests {

/// What is wrong with the JSON by schema/json/diagnostics-v1.schema.json; empty when nothing is.
std::string schema_errors(const std::string& json);

}  // namespace iislint::tests
