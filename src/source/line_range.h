// Lines of a file that have changed, as version control counts them.
#pragma once

#include <cstdint>
#include <vector>

namespace iislint::source {

/// Lines from 1, each ended by a line feed in the stored file. When `end` is `begin`, lines were removed
/// before `begin`.
struct LineRange {
  std::uint32_t begin;
  std::uint32_t end;
};

struct ChangedLines {
  bool is_new = false;  ///< the whole file
  std::vector<LineRange> ranges;
};

}  // namespace iislint::source
