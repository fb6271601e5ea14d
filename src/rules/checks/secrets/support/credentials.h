// Which texts are passwords that somebody could use, and which pairs of user and password everybody knows.
#pragma once

#include <string_view>

namespace iislint::rules::checks {

/// Whether the text stands for a password that is put in later, or hides one: a token of a deployment tool,
/// an encrypted value, "***", "<password>", "{password}", "your-password-here".
bool is_stand_in(std::string_view text);

/// Whether it is a password of examples and default installations, or the name of the user once more. Source:
/// CWE-1392, and what samples of documentation write.
bool is_known_default(std::string_view user, std::string_view password);

/// "user:password@host" explains how such an address is written.
bool is_word_for_secret(std::string_view text);

/// Whether the text holds scheme://user:password@host with a password that can be used.
bool holds_address_with_password(std::string_view text);

}  // namespace iislint::rules::checks
