#include "report/page_blocks.h"

#include <optional>

#include "diag/page_mark.h"

namespace iislint::report {
namespace {

using diag::PageMark;

std::optional<RunStyle> style_of(PageMark mark) {
  switch (mark) {
    case PageMark::plain:
      return RunStyle::plain;
    case PageMark::code:
      return RunStyle::code;
    case PageMark::emphasis:
      return RunStyle::emphasis;
    case PageMark::strong:
      return RunStyle::strong;
    default:
      return std::nullopt;
  }
}

BlockKind kind_of(PageMark mark) {
  switch (mark) {
    case PageMark::heading:
      return BlockKind::heading;
    case PageMark::code_block:
      return BlockKind::code_block;
    case PageMark::bullets:
      return BlockKind::bullets;
    case PageMark::numbers:
      return BlockKind::numbers;
    case PageMark::item:
      return BlockKind::item;
    case PageMark::quote:
      return BlockKind::quote;
    case PageMark::table:
      return BlockKind::table;
    case PageMark::row:
      return BlockKind::row;
    case PageMark::cell:
      return BlockKind::cell;
    case PageMark::line:
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
      if (!diag::is_page_mark(rest_.front())) {
        block.runs.push_back({style, text()});
        continue;
      }
      const auto mark = static_cast<PageMark>(rest_.front());
      rest_.remove_prefix(1);
      if (mark == PageMark::end) return;
      if (const auto changed = style_of(mark)) {
        style = *changed;
        continue;
      }
      Block child;
      child.kind = kind_of(mark);
      if (mark == PageMark::heading && !rest_.empty()) {
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
    while (size < rest_.size() && !diag::is_page_mark(rest_[size]))
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
