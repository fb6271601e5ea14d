// Lines and columns of a text, asked for only when something is printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::source {

struct Position {
  std::uint32_t line;    ///< from 1; CR LF, LF and a lone CR each end a line
  std::uint32_t column;  ///< from 1, in UTF-16 code units
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// `offset` may be the end of the text. `text` is the one the index was made of.
  Position position(std::string_view text, std::uint32_t offset) const;

  /// The line's text without its line end; a view into `text`. `line` counts from 1.
  std::string_view line_text(std::string_view text, std::uint32_t line) const;
  std::uint32_t line_begin(std::uint32_t line) const { return starts_[line - 1]; }

 private:
  /// A place inside a long line whose column is known, so that no question counts from the line's begin.
  struct Waypoint {
    std::uint32_t offset;
    std::uint32_t units;  ///< UTF-16 code units of the line before it
  };
  void add_waypoints(std::string_view text, std::uint32_t begin, std::uint32_t end);

  std::vector<std::uint32_t> starts_;
  std::vector<Waypoint> waypoints_;  ///< in order
};

}  // namespace iislint::source
