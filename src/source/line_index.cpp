#include "source/line_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace iislint::source {
namespace {

constexpr std::uint32_t kWaypointDistance = 1024;

}  // namespace

LineIndex::LineIndex(std::string_view text) {
  starts_.push_back(0);
  std::size_t feed = text.find('\n'), carriage = text.find('\r');
  while (std::min(feed, carriage) != std::string_view::npos) {
    const std::size_t at = feed == carriage + 1 ? feed + 1 : std::min(feed, carriage) + 1;
    add_waypoints(text, starts_.back(), static_cast<std::uint32_t>(at));
    starts_.push_back(static_cast<std::uint32_t>(at));
    if (feed < at) feed = text.find('\n', at);
    if (carriage < at) carriage = text.find('\r', at);
  }
  add_waypoints(text, starts_.back(), static_cast<std::uint32_t>(text.size()));
}

void LineIndex::add_waypoints(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t units = 0;
  while (end - begin > kWaypointDistance) {
    std::uint32_t next = begin + kWaypointDistance;
    while (next > begin + 1 && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80)
      --next;
    units += static_cast<std::uint32_t>(base::utf16_length(text.substr(begin, next - begin)));
    waypoints_.push_back({next, units});
    begin = next;
  }
}

Position LineIndex::position(std::string_view text, std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  Waypoint from{starts_[line - 1], 0};
  const auto behind = std::upper_bound(waypoints_.begin(), waypoints_.end(), offset,
                                       [](std::uint32_t o, const Waypoint& w) { return o < w.offset; });
  if (behind != waypoints_.begin() && (behind - 1)->offset > from.offset) from = *(behind - 1);
  const std::size_t units = base::utf16_length(text.substr(from.offset, offset - from.offset));
  return {line, from.units + static_cast<std::uint32_t>(units) + 1};
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
