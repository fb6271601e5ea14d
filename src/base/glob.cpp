#include "base/glob.h"

#include "base/text.h"

namespace iislint::base {

// On a mismatch the last '*' takes one character more; what stood before it never needs another look.
bool matches_glob(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, star_at = 0;
  std::size_t next = 0, after_star = std::string_view::npos;
  while (at < text.size()) {
    if (next < pattern.size() && pattern[next] == '*') {
      after_star = ++next;
      star_at = at;
    } else if (next < pattern.size() &&
               (pattern[next] == '?' || to_lower(pattern[next]) == to_lower(text[at]))) {
      ++next;
      ++at;
    } else if (after_star != std::string_view::npos) {
      next = after_star;
      at = ++star_at;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', next) == std::string_view::npos;
}

}  // namespace iislint::base
