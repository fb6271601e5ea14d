#include "report/pages/page_blocks.h"

#include <optional>

#include "report/pages/markdown_tokens.h"

namespace iislint::report {
namespace {

std::optional<RunStyle> style_of(MarkdownToken mark) {
  switch (mark) {
    case MarkdownToken::plain:
      return RunStyle::plain;
    case MarkdownToken::code:
      return RunStyle::code;
    case MarkdownToken::emphasis:
      return RunStyle::emphasis;
    case MarkdownToken::strong:
      return RunStyle::strong;
    default:
      return std::nullopt;
  }
}

BlockKind kind_of(MarkdownToken mark) {
  switch (mark) {
    case MarkdownToken::heading:
      return BlockKind::heading;
    case MarkdownToken::code_block:
      return BlockKind::code_block;
    case MarkdownToken::bullets:
      return BlockKind::bullets;
    case MarkdownToken::numbers:
      return BlockKind::numbers;
    case MarkdownToken::item:
      return BlockKind::item;
    case MarkdownToken::quote:
      return BlockKind::quote;
    case MarkdownToken::table:
      return BlockKind::table;
    case MarkdownToken::row:
      return BlockKind::row;
    case MarkdownToken::cell:
      return BlockKind::cell;
    case MarkdownToken::line:
      return BlockKind::line;
    default:
      return BlockKind::paragraph;
  }
}

class Reader {
 public:
  explicit Reader(std::string_view parsed) : rest_(parsed) {}

  /// What the block holds, its end mark included.
  void fill(Block& block) {
    RunStyle style = RunStyle::plain;
    while (!rest_.empty()) {
      if (!is_markdown_token(rest_.front())) {
        block.runs.push_back({style, text()});
        continue;
      }
      const auto mark = static_cast<MarkdownToken>(rest_.front());
      rest_.remove_prefix(1);
      if (mark == MarkdownToken::end) return;
      if (const auto changed = style_of(mark)) {
        style = *changed;
        continue;
      }
      Block child;
      child.kind = kind_of(mark);
      if (mark == MarkdownToken::heading && !rest_.empty()) {
        child.level = static_cast<unsigned>(rest_.front() - '0');
        rest_.remove_prefix(1);
      }
      fill(child);
      block.children.push_back(std::move(child));
    }
  }

 private:
  std::string_view text() {
    std::size_t size = 0;
    while (size < rest_.size() && !is_markdown_token(rest_[size]))
      ++size;
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  std::string_view rest_;
};

}  // namespace

std::vector<Block> read_page(std::string_view parsed) {
  Block page;
  Reader(parsed).fill(page);
  return std::move(page.children);
}

}  // namespace iislint::report
