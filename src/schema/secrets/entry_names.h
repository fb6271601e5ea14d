// Entries that say in one attribute what the other one holds: key="DbPassword" value="…", name="API_KEY"
// value="…".
#pragma once

#include <string_view>

#include "schema/secrets/secret_names.h"

namespace iislint::schema {

/// Whether the attribute holds what the key of the entry names; misspelt ones do, too.
bool is_value_name(std::string_view name);

bool is_key_name(std::string_view name);

/// Whether the key is that of a secret. `key` must outlive `names`.
bool names_secret(std::string_view key, SecretNames::OfFile& names);

}  // namespace iislint::schema
