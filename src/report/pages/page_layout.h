// Sets blocks and columns of words for a terminal: wrapped, indented, in colour where that is welcome.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/pages/page_blocks.h"
#include "report/renderer.h"

namespace iislint::report {

/// Text is never set wider than this, however wide the terminal: long lines read badly.
inline constexpr unsigned kMeasure = 100;

/// The runs as lines of at most `width` columns. A word that is wider stands alone on its line. Inline code
/// that is short is not broken; without colours it keeps its backticks.
std::vector<std::string> set_lines(std::span<const Run> runs, unsigned width, bool colour);

/// Block after block, with a blank line between them, none after a heading. What stands under a heading that
/// is not the title is indented; code blocks are indented further and never wrapped.
std::string set_page(std::span<const Block> blocks, const TextOptions& options);

}  // namespace iislint::report
