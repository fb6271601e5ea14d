// Percent coding, as URLs use it (RFC 3986).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace iislint::base {

/// Whether a percent sign and two hexadecimal digits stand there.
bool is_percent_escape(std::string_view text, std::size_t at);

/// Replaces each escape by its byte; a percent sign that begins none stands for itself.
std::string percent_decoded(std::string_view text);

/// Escapes everything but letters, digits, "-._~" and the characters to keep.
std::string percent_encoded(std::string_view text, std::string_view keep = {});

void append_percent_escape(std::string& text, char c);

}  // namespace iislint::base
