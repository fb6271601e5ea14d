// Single-byte character sets that an XML declaration may name.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace iislint::source {

/// Unicode of each of the 256 bytes; base::kReplacement where the set leaves a byte undefined.
using CodePage = std::array<char32_t, 256>;

/// The set of that name (any letter case), or nothing if it is unknown or not single-byte.
std::optional<CodePage> code_page(std::string_view name);

}  // namespace iislint::source
