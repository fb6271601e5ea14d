#include "source/line_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace iislint::source {

LineIndex::LineIndex(std::string_view text) {
  starts_.push_back(0);
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
       at = text.find_first_of("\r\n", at)) {
    at += text.substr(at, 2) == "\r\n" ? 2u : 1u;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

Position LineIndex::position(std::string_view text, std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  const std::uint32_t begin = starts_[line - 1];
  const std::size_t units = base::utf16_length(text.substr(begin, offset - begin));
  return {line, static_cast<std::uint32_t>(units) + 1};
}

std::string_view LineIndex::line_text(std::string_view text, std::uint32_t line) const {
  const std::size_t begin = starts_[line - 1];
  const std::size_t end = line < starts_.size() ? starts_[line] : text.size();
  std::string_view result = text.substr(begin, end - begin);
  while (!result.empty() && (result.back() == '\n' || result.back() == '\r'))
    result.remove_suffix(1);
  return result;
}

}  // namespace iislint::source
