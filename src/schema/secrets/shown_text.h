// Names and paths that reports and answers repeat away from where they are written: of sites, of locations.
// The spans of secrets_of() do not reach them there.
#pragma once

#include <string>

namespace iislint::schema {

/// The text with *** for each secret that it holds by itself (secrets_in_text).
std::string shown(std::string text);

}  // namespace iislint::schema
