// The only place where offsets of a text become positions of the protocol, and back. Positions count lines
// and, in a line, units of the encoding that client and server agreed on.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::lsp {

enum class PositionEncoding : std::uint8_t { utf16, utf8 };

constexpr std::string_view to_string(PositionEncoding encoding) {
  return encoding == PositionEncoding::utf8 ? "utf-8" : "utf-16";
}

struct Position {
  std::uint32_t line = 0;       ///< from 0; CR LF, LF and a lone CR each end a line
  std::uint32_t character = 0;  ///< from 0
  auto operator<=>(const Position&) const = default;
};

struct Range {
  Position start;
  Position end;  ///< one past the last character
  auto operator<=>(const Range&) const = default;
};

/// Where the lines of a text begin. It does not hold the text, which each question is given again.
class LineStarts {
 public:
  explicit LineStarts(std::string_view text);

  /// The text has another one in [begin, old_end) now, which ends at new_end.
  void replaced(std::string_view text, std::uint32_t begin, std::uint32_t old_end, std::uint32_t new_end);

  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }
  Position position(std::string_view text, std::uint32_t offset, PositionEncoding encoding) const;
  /// What lies beyond the end of a line is that end, what lies beyond the text its end. A place inside a
  /// character is the beginning of it.
  std::uint32_t offset(std::string_view text, const Position& position, PositionEncoding encoding) const;

 private:
  /// A place inside a long line whose column is known, so that no question counts from the line's begin.
  struct Waypoint {
    std::uint32_t offset;
    std::uint32_t units;  ///< UTF-16 code units of the line before it
  };

  static void add_waypoints(std::string_view text, Waypoint from, std::uint32_t end,
                            std::vector<Waypoint>& waypoints);
  void replace_waypoints(std::string_view text, std::uint32_t begin, std::uint32_t old_line_end,
                         std::uint32_t new_end, std::uint32_t shift);
  std::size_t line_at(std::uint32_t offset) const;
  std::uint32_t end_of(std::string_view text, std::size_t line) const;

  std::vector<std::uint32_t> starts_;
  std::vector<Waypoint> waypoints_;  ///< in order
};

}  // namespace iislint::lsp
