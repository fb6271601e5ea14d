// The only kind of position below the programs: a half-open range of bytes of a file's decoded text.
#pragma once

#include <compare>
#include <cstdint>

namespace iislint::source {

/// The number of a file (FileIds), by which a SourceStore has its text.
using FileId = std::uint32_t;

struct Span {
  FileId file = 0;
  std::uint32_t begin = 0;  ///< offset into SourceFile::text()
  std::uint32_t end = 0;    ///< one past the last byte; never below begin

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(const Span& other) const {
    return file == other.file && begin <= other.begin && other.end <= end;
  }
  auto operator<=>(const Span&) const = default;
};

}  // namespace iislint::source
