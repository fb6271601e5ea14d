// Lists of words in which letter case makes no difference, as in most names of IIS.
#pragma once

#include <span>
#include <string_view>

namespace iislint::base {

/// Whether the list has the word, in whatever letter case.
bool has_word(std::span<const std::string_view> list, std::string_view word);

}  // namespace iislint::base
