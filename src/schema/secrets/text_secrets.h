// Secrets that stand inside a text whose name does not give them away: scheme://user:password@host,
// "…;Password=…" of a connection string, "?sig=…" of an address and "--password …" of a command line, in any
// attribute or comment.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::schema {

/// Half-open, in bytes of the text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// In no particular order; they may touch each other. Linear in the text.
std::vector<TextRange> secrets_in_text(std::string_view text);

/// Whether an option of a command line is named as a secret, whatever stands behind it: "--password".
bool has_option_of_secret(std::string_view text);

/// Of these the passwords of addresses and connection strings, which are so certain that a rule may speak of
/// them.
std::vector<TextRange> logons_in_text(std::string_view text);

}  // namespace iislint::schema
