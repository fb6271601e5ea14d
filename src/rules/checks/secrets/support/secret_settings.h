// Secrets among the settings of an application: what a key says, and whether the value could be one.
#pragma once

#include <string_view>

namespace iislint::rules::checks {

/// Whether the key of an entry of appSettings names a secret and the value could be one.
bool is_secret_setting(std::string_view key, std::string_view value);

/// The same of an environment variable: variables that are named like secrets hold little else, so the value
/// need not have a digit.
bool is_secret_variable(std::string_view name, std::string_view value);

}  // namespace iislint::rules::checks
