// One line of a source file as it is shown under a finding, with the columns to underline.
#pragma once

#include <span>
#include <string>

#include "source/source_file.h"

namespace iislint::report {

struct Excerpt {
  std::uint32_t line = 0;
  std::string text;     ///< printable, tabs expanded, secrets masked, cut round the span if it is too long
  unsigned column = 0;  ///< display column of the first marked character, from 0
  unsigned width =
      1;  ///< display columns to mark, at least 1; a span over several lines is marked on its first
};

Excerpt excerpt_of(const source::SourceFile& file, const source::Span& span,
                   std::span<const source::Span> secrets, unsigned max_width);

}  // namespace iislint::report
