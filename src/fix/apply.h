// Fixes put into the bytes of a file: every byte outside of the edits stays as it is, whatever the encoding.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "diag/diagnostic.h"
#include "source/source_file.h"

namespace iislint::fix {

/// The range [begin, end) of a text.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Applied {
  std::string bytes;          ///< of the whole file, as they are to be stored
  std::vector<Range> before;  ///< what was replaced, in the decoded text before; in order
  std::vector<Range> after;   ///< what stands there now, in the decoded text after; in order
};

/// `bytes` are those that `file` was decoded from. The edits are of this file, in any order, and must not
/// overlap. Line ends that they insert become those of the file. Fails when the encoding of the file has no
/// way to write what they insert.
base::Result<Applied> apply(const std::string& bytes, const source::SourceFile& file,
                            std::span<const diag::Edit* const> edits);

}  // namespace iislint::fix
