// A parsed page as a tree of blocks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::report {

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  code_block,
  bullets,
  numbers,
  item,
  quote,
  table,
  row,
  cell,
  line
};

/// The last two are for lines of code that an example changes.
enum class RunStyle : std::uint8_t { plain, code, emphasis, strong, removed, added };

/// Text of one style. A line feed in it is a line break.
struct Run {
  RunStyle style = RunStyle::plain;
  std::string_view text;
};

/// Blocks have either text (headings, paragraphs, code, cells) or children (the others).
struct Block {
  BlockKind kind = BlockKind::paragraph;
  unsigned level = 0;  ///< of a heading
  std::vector<Run> runs;
  std::vector<Block> children;
};

/// `parsed` is RuleInfo::parsed_page; the blocks borrow its text.
std::vector<Block> read_page(std::string_view parsed);

}  // namespace iislint::report
