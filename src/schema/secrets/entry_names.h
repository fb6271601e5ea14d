// Entries that say in one attribute what the other one holds: key="DbPassword" value="…", name="API_KEY"
// value="…".
#pragma once

#include <string_view>

#include "schema/secrets/secret_names.h"

namespace iislint::schema {

/// The name without its prefix.
std::string_view local_name(std::string_view name);

/// Whether the attribute holds what the key of the entry names; misspelt ones do, too. A name with letters of
/// other scripts may be meant as any name.
bool is_value_name(std::string_view written);

/// The same, or the pattern that is compared with what the key names.
bool is_content_name(std::string_view name);

bool is_key_name(std::string_view name);

/// What the key says of itself: the variable that a condition asks for is "{HTTP_X_API_KEY}".
std::string_view key_in(std::string_view value);

/// Whether the key is that of a secret. `key` must outlive `names`.
bool names_secret(std::string_view key, SecretNames::OfFile& names);

}  // namespace iislint::schema
