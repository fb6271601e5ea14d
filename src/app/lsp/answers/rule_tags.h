// Which findings are about what could as well not be there, and which about what is on its way out: editors
// show the one pale and the other struck through.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::lsp {

enum class Tag : std::uint8_t { unnecessary = 1, deprecated = 2 };

std::optional<Tag> tag_of(std::string_view rule);

/// All rules that have the tag.
std::span<const std::string_view> rules_with(Tag tag);

}  // namespace iislint::lsp
