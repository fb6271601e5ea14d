// How the build hands a rule's page over to those who set it: the Markdown parsed into one string of tokens
// and text. One string, because a table of blocks would cost every run its relocations, and a Markdown parser
// its loading. Written by tools/compile_rules/page_compiler, read by report/page_blocks.
#pragma once

namespace iislint::report {

/// A block token begins a block, which reaches up to its `end`; what stands between tokens is text. A style
/// token holds until the next style token or the end of the block. In text, a line feed is a line break.
enum class MarkdownToken : char {
  end = 0x01,
  heading = 0x02,  ///< followed by its level as a digit
  paragraph = 0x03,
  code_block = 0x04,
  bullets = 0x05,  ///< holds items
  numbers = 0x06,  ///< holds items, counted from 1
  item = 0x07,     ///< holds blocks
  quote = 0x08,    ///< holds blocks
  table = 0x0E,    ///< holds rows, the first of them the head
  row = 0x0F,      ///< holds cells
  cell = 0x10,
  line = 0x11,  ///< a line across the page, empty
  plain = 0x12,
  code = 0x13,
  emphasis = 0x14,
  strong = 0x15,
};

constexpr bool is_markdown_token(char c) {
  return (c >= 0x01 && c <= 0x08) || (c >= 0x0E && c <= 0x15);
}

}  // namespace iislint::report
