// Secrets in text that is no attribute: broken markup, text where none belongs, CDATA, processing
// instructions. Nobody can say which name a value there has, so shape comes before content: what stands in
// quotes is hidden.
#pragma once

#include <string_view>
#include <vector>

#include "schema/secrets/secret_names.h"
#include "schema/secrets/text_secrets.h"

namespace iislint::schema {

/// Adds what is to be hidden in [where.begin, where.end) of the text. Linear.
void find_in_unread_text(std::string_view text, TextRange where, SecretNames::OfFile& names,
                         std::vector<TextRange>& found);

}  // namespace iislint::schema
