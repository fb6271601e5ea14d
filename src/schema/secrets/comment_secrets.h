// Secrets in a comment: elements that are commented out, and prose that tells a password.
#pragma once

#include <string_view>
#include <vector>

#include "schema/secrets/secret_names.h"
#include "schema/secrets/text_secrets.h"

namespace iislint::schema {

/// Adds what is to be hidden in the comment [where.begin, where.end) of the text.
void find_in_comment(std::string_view text, TextRange where, SecretNames::OfFile& names,
                     std::vector<TextRange>& found);

}  // namespace iislint::schema
