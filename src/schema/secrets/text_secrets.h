// Secrets that stand inside a text whose name does not give them away: scheme://user:password@host, and
// "…;Password=…" of a connection string in any attribute or comment.
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

}  // namespace iislint::schema
