// A range of a file as it is told to people and programs, when the text itself may be gone.
#pragma once

#include <cstdint>
#include <string>

#include "source/line_index.h"
#include "source/source_file.h"
#include "source/span.h"

namespace iislint::source {

struct Point {
  Position position;
  std::uint32_t offset = 0;  ///< byte of the stored file, byte order mark included
};

struct Location {
  std::string path;  ///< as it is shown
  Point start;
  Point end;  ///< one past the last character
};

Location location_of(const SourceFile& file, const Span& span);

/// Of a range of bytes in a text of UTF-8 that is held as it was read, byte order mark included. `lines` is
/// that of the text.
Location location_of(const std::string& path, std::string_view text, const LineIndex& lines,
                     std::uint32_t begin, std::uint32_t end);

/// "path:line:column" of the start.
std::string to_string(const Location& location);

}  // namespace iislint::source
