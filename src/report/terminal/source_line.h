// One line of a source file as it is shown under a finding, and where the marks stand below it.
//
// A line that is too long is cut, with "…" where something is left out. What is kept, in this order: the
// marked text, the name of its attribute, the name of its tag, the whole start of its tag, what stands before
// the tag, and then as much as fits behind: `<ssl …ssl128="yes" />`. A value that is too long for that keeps
// the name of its attribute: `validationFlags="…, NoUsageCheck, …`. Only text near the marks is looked at, so
// that a file of one endless line costs no more than any other.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "source/source_file.h"

namespace iislint::report {

struct Mark {
  unsigned column = 0;  ///< display column of the first marked character, from 0
  unsigned width = 1;   ///< display columns, at least 1
};

struct SourceLine {
  std::string text;         ///< printable, without blanks at its ends, tabs expanded, secrets as ***
  std::vector<Mark> marks;  ///< one for each span
  bool complete = true;     ///< all marks are whole; a single one that is not is cut at its end
};

/// `spans` (at least one) lie in the file and touch the line, which counts from 1; their parts on other lines
/// are ignored. The text takes at most `max_width` columns (at least 20), the marks too.
SourceLine source_line_of(const source::SourceFile& file, std::uint32_t line,
                          std::span<const source::Span> spans, std::span<const source::Span> secrets,
                          unsigned max_width);

}  // namespace iislint::report
