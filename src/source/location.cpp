#include "source/location.h"

namespace iislint::source {

Location location_of(const SourceFile& file, const Span& span) {
  const auto point = [&](std::uint32_t offset) {
    return Point{file.position(offset), file.byte_offset(offset)};
  };
  return {file.path(), point(span.begin), point(span.end)};
}

Location location_of(const std::string& path, std::string_view text, const LineIndex& lines,
                     std::uint32_t begin, std::uint32_t end) {
  const bool has_bom = text.starts_with("\xEF\xBB\xBF");
  const auto point = [&](std::uint32_t offset) {
    Position position = lines.position(text, offset);
    if (has_bom && position.line == 1 && position.column > 1) --position.column;  // the mark is no column
    return Point{position, offset};
  };
  return {path, point(begin), point(end)};
}

std::string to_string(const Location& location) {
  const Position& start = location.start.position;
  return location.path + ":" + std::to_string(start.line) + ":" + std::to_string(start.column);
}

}  // namespace iislint::source
