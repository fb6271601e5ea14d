#include "app/lsp/text/positions.h"

#include <algorithm>

#include "base/utf8.h"

namespace iislint::lsp {
namespace {

/// Whether a line begins at the place, which is not the first one.
bool begins_line(std::string_view text, std::uint32_t at) {
  const char before = text[at - 1];
  return before == '\n' || (before == '\r' && (at == text.size() || text[at] != '\n'));
}

void add_starts(std::string_view text, std::uint32_t begin, std::uint32_t end,
                std::vector<std::uint32_t>& starts) {
  for (std::uint32_t at = begin; at <= end;) {
    if (at > 0 && begins_line(text, at)) starts.push_back(at);
    const std::size_t next = text.find_first_of("\r\n", at);
    if (next == std::string_view::npos) return;
    at = static_cast<std::uint32_t>(next) + 1;
  }
}

}  // namespace

LineStarts::LineStarts(std::string_view text) : starts_{0} {
  add_starts(text, 1, static_cast<std::uint32_t>(text.size()), starts_);
}

void LineStarts::replaced(std::string_view text, std::uint32_t begin, std::uint32_t old_end,
                          std::uint32_t new_end) {
  const auto first = std::lower_bound(starts_.begin(), starts_.end(), std::max(begin, 1u));
  const auto last = std::upper_bound(first, starts_.end(), old_end);
  std::vector<std::uint32_t> fresh;
  add_starts(text, begin, new_end, fresh);
  const std::uint32_t shift = new_end - old_end;  // may wrap, and then comes back below
  for (auto later = last; later != starts_.end(); ++later)
    *later += shift;
  const auto at = starts_.erase(first, last);
  starts_.insert(at, fresh.begin(), fresh.end());
}

Position LineStarts::position(std::string_view text, std::uint32_t offset, PositionEncoding encoding) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin() - 1);
  const std::uint32_t begin = starts_[line];
  const std::string_view before = text.substr(begin, offset - begin);
  const std::size_t units = encoding == PositionEncoding::utf8 ? before.size() : base::utf16_length(before);
  return {line, static_cast<std::uint32_t>(units)};
}

std::uint32_t LineStarts::offset(std::string_view text, const Position& position,
                                 PositionEncoding encoding) const {
  if (position.line >= starts_.size()) return static_cast<std::uint32_t>(text.size());
  const std::size_t begin = starts_[position.line];
  std::size_t end = position.line + 1 < starts_.size() ? starts_[position.line + 1] : text.size();
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r'))
    --end;
  std::size_t at = begin;
  for (std::size_t left = position.character; at < end && left > 0;) {
    const std::size_t size = base::decode_utf8(text, at).size;
    const std::size_t units = encoding == PositionEncoding::utf8 ? size : size == 4 ? 2 : 1;
    if (units > left) break;
    left -= units;
    at += size;
  }
  return static_cast<std::uint32_t>(std::min(at, end));
}

}  // namespace iislint::lsp
