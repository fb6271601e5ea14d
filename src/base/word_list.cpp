#include "base/word_list.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::base {

bool has_word(std::span<const std::string_view> list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [word](std::string_view known) { return equals_ignoring_case(known, word); });
}

}  // namespace iislint::base
