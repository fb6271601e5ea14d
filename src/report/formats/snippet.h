// The source under a finding: the line it stands on, then the related places in the order of their files,
// each with its mark (^ for the finding, - for what is related) and what is to be seen there.
//
//  * Places on one line share one excerpt, if it can show them all.
//  * A span over several lines is marked on each; of a longer one the first and the last are shown.
//  * A label follows its mark where it fits, else stands below it, wrapped if it must be.
//  * Of related places that say the same, `kMaxAlike` are shown; the report names the lines of the others.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "report/terminal/ansi_style.h"
#include "source/source_file.h"

namespace iislint::report {

inline constexpr std::size_t kMaxAlike = 2;
inline constexpr unsigned kProseWidth =
    100;  ///< longer lines of prose are hard to read, however wide the terminal

struct Snippet {
  std::string text;                     ///< whole lines; empty when there is no source to show
  std::size_t gutter = 2;               ///< columns before the " | "
  std::vector<diag::Related> left_out;  ///< in the order of their files; same messages are neighbours
};

Snippet snippet_of(const diag::Diagnostic& finding, const source::SourceStore& sources,
                   std::span<const source::Span> secrets, const Paint& paint, unsigned width);

}  // namespace iislint::report
