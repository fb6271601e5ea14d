// Texts that a tool replaces before IIS sees the file: what they will hold is not known here.
#pragma once

#include <string_view>

namespace iislint::values {

/// Which spellings count. `unmistakable` ones stand for nothing else even in a password: "#{Port}",
/// "${port}",
/// "$(Port)", "{{port}}". `certain` ones mean nothing to Windows: those, "$rootnamespace$" and "__PORT__".
/// `likely` ones ("%PORT%", "{0}", "[PORT]") could be an environment variable or a plain text as well.
enum class TokenForms : unsigned char { unmistakable, certain, likely };

/// The first token of the text; a view into the text, empty when there is none.
std::string_view deployment_token(std::string_view text, TokenForms forms = TokenForms::certain);

/// Whether the text is one token of the forms and nothing else, with something inside that reads like a name:
/// "{password}", but not "{Kx9tQ}". Meant for texts in which every sign may stand.
bool is_whole_token(std::string_view text, TokenForms forms);

/// Whether the text is nothing but tokens: one of the forms, or several `unmistakable` ones with no more than
/// signs between them ("#{user}-#{secret}"). What a person makes up may hold a token's signs ("Pa$(ss)1").
bool is_all_tokens(std::string_view text, TokenForms forms);

}  // namespace iislint::values
