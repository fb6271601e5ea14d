// Texts that a tool replaces before IIS sees the file: what they will hold is not known here.
#pragma once

#include <string_view>

namespace iislint::schema {

/// Which spellings count: `certain` ones mean nothing to Windows, `likely` ones ("%PORT%", "{0}", "[PORT]")
/// could be an environment variable or a plain text as well.
enum class TokenForms : unsigned char { certain, likely };

/// The first token of the text: "#{Port}", "${port}", "$(Port)", "{{port}}", "$rootnamespace$", "__PORT__";
/// a view into the text, empty when there is none.
std::string_view deployment_token(std::string_view text, TokenForms forms = TokenForms::certain);

}  // namespace iislint::schema
