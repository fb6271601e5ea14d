#include "app/lsp/text/positions.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace iislint::lsp {
namespace {

constexpr std::uint32_t kWaypointDistance = 1024;

std::uint32_t units_in(std::string_view text) {
  return static_cast<std::uint32_t>(base::is_ascii(text) ? text.size() : base::utf16_length(text));
}

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
  for (std::size_t line = 0; line < starts_.size(); ++line)
    add_waypoints(text, {starts_[line], 0}, end_of(text, line), waypoints_);
}

void LineStarts::replaced(std::string_view text, std::uint32_t begin, std::uint32_t old_end,
                          std::uint32_t new_end) {
  const auto first = std::lower_bound(starts_.begin(), starts_.end(), std::max(begin, 1u));
  const auto last = std::upper_bound(first, starts_.end(), old_end);
  const std::uint32_t old_line_end =
      last == starts_.end() ? std::numeric_limits<std::uint32_t>::max() : *last;
  std::vector<std::uint32_t> fresh;
  add_starts(text, begin, new_end, fresh);
  const std::uint32_t shift = new_end - old_end;  // may wrap, and then comes back below
  for (auto later = last; later != starts_.end(); ++later)
    *later += shift;
  const auto at = starts_.erase(first, last);
  starts_.insert(at, fresh.begin(), fresh.end());
  replace_waypoints(text, begin, old_line_end, new_end, shift);
}

/// Those before the new text stay, those in later lines are moved.
void LineStarts::replace_waypoints(std::string_view text, std::uint32_t begin, std::uint32_t old_line_end,
                                   std::uint32_t new_end, std::uint32_t shift) {
  constexpr std::uint32_t kLongestCharacter = 4;  // one that was broken may go on in the new text
  const auto first = std::partition_point(waypoints_.begin(), waypoints_.end(), [&](const Waypoint& each) {
    return each.offset + kLongestCharacter <= begin;
  });
  const auto last = std::partition_point(first, waypoints_.end(),
                                         [&](const Waypoint& each) { return each.offset < old_line_end; });
  for (auto later = last; later != waypoints_.end(); ++later)
    later->offset += shift;
  std::size_t line = line_at(begin);
  Waypoint from{starts_[line], 0};
  if (first != waypoints_.begin() && (first - 1)->offset > from.offset) from = *(first - 1);
  std::vector<Waypoint> fresh;
  add_waypoints(text, from, end_of(text, line), fresh);
  for (++line; line < starts_.size() && starts_[line] <= new_end; ++line)
    add_waypoints(text, {starts_[line], 0}, end_of(text, line), fresh);
  const auto at = waypoints_.erase(first, last);
  waypoints_.insert(at, fresh.begin(), fresh.end());
}

void LineStarts::add_waypoints(std::string_view text, Waypoint from, std::uint32_t end,
                               std::vector<Waypoint>& waypoints) {
  while (end - from.offset > kWaypointDistance) {
    std::uint32_t next = from.offset + kWaypointDistance;
    while (next > from.offset + 1 && (static_cast<unsigned char>(text[next]) & 0xC0u) == 0x80u)
      --next;
    from = {next, from.units + units_in(text.substr(from.offset, next - from.offset))};
    waypoints.push_back(from);
  }
}

std::size_t LineStarts::line_at(std::uint32_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin() -
                                  1);
}

std::uint32_t LineStarts::end_of(std::string_view text, std::size_t line) const {
  return line + 1 < starts_.size() ? starts_[line + 1] : static_cast<std::uint32_t>(text.size());
}

Position LineStarts::position(std::string_view text, std::uint32_t offset, PositionEncoding encoding) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const std::size_t line = line_at(offset);
  const std::uint32_t begin = starts_[line];
  if (encoding == PositionEncoding::utf8) return {static_cast<std::uint32_t>(line), offset - begin};
  const auto after = std::partition_point(waypoints_.begin(), waypoints_.end(),
                                          [&](const Waypoint& each) { return each.offset <= offset; });
  Waypoint from{begin, 0};
  if (after != waypoints_.begin() && (after - 1)->offset > begin) from = *(after - 1);
  const std::uint32_t units = from.units + units_in(text.substr(from.offset, offset - from.offset));
  return {static_cast<std::uint32_t>(line), units};
}

std::uint32_t LineStarts::offset(std::string_view text, const Position& position,
                                 PositionEncoding encoding) const {
  if (position.line >= starts_.size()) return static_cast<std::uint32_t>(text.size());
  const std::uint32_t begin = starts_[position.line];
  std::size_t end = end_of(text, position.line);
  const auto units_before = [&](const Waypoint& each) {
    return encoding == PositionEncoding::utf8 ? each.offset - begin : each.units;
  };
  const auto after = std::partition_point(waypoints_.begin(), waypoints_.end(), [&](const Waypoint& each) {
    return each.offset <= begin || (each.offset < end && units_before(each) <= position.character);
  });
  Waypoint from{begin, 0};
  if (after != waypoints_.begin() && (after - 1)->offset > begin) from = *(after - 1);
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r'))
    --end;
  std::size_t at = from.offset;
  for (std::size_t left = position.character - units_before(from); at < end && left > 0;) {
    const std::size_t size = base::decode_utf8(text, at).size;
    const std::size_t units = encoding == PositionEncoding::utf8 ? size : size == 4 ? 2 : 1;
    if (units > left) break;
    left -= units;
    at += size;
  }
  return static_cast<std::uint32_t>(std::min(at, end));
}

}  // namespace iislint::lsp
