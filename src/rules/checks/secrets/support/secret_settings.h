// Secrets among the settings of an application: what a key says, and whether the value could be one.
#pragma once

#include <string_view>

namespace iislint::rules::checks {

/// Whether the key of an entry of appSettings names a secret and the value could be one.
bool is_secret_setting(std::string_view key, std::string_view value);

}  // namespace iislint::rules::checks
