// Single-byte character sets that an XML declaration may name.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::source {

/// Unicode of each of the 256 bytes; base::kReplacement where the set leaves a byte undefined.
using CodePage = std::array<char32_t, 256>;

/// The set of that name (any letter case), or nothing if it is unknown or not single-byte.
std::optional<CodePage> code_page(std::string_view name);

/// A set that contains ASCII, as tools/compile_code_pages found it on the machine that built the program.
struct CompiledPage {
  std::string_view name;  ///< in lower case
  std::span<const char16_t, 128> upper_half;
};

/// In the order of their names.
std::span<const CompiledPage> compiled_pages();

}  // namespace iislint::source
