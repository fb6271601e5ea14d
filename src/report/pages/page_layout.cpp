#include "report/pages/page_layout.h"

#include <algorithm>
#include <numeric>

#include "report/terminal/ansi_style.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr unsigned kBodyIndent = 2;
constexpr unsigned kUnbroken = 40;  // inline code up to this width stays in one piece
constexpr unsigned kGap = 2;        // between the columns of a table

/// Pieces that no blank parts, as they are printed.
struct Word {
  std::string text;
  unsigned width = 0;
  bool breaks_line = false;  ///< what comes next starts a line
};

Style style_of(RunStyle style) {
  switch (style) {
    case RunStyle::plain:
      break;
    case RunStyle::code:
      return Style::code;
    case RunStyle::emphasis:
      return Style::italic;
    case RunStyle::strong:
      return Style::bold;
    case RunStyle::removed:
      return Style::removed;
    case RunStyle::added:
      return Style::added;
  }
  return Style::plain;
}

std::string styled(RunStyle style, std::string_view text, bool colour) {
  return Paint(colour)(style_of(style), text);
}

class WordList {
 public:
  explicit WordList(bool colour) : colour_(colour) {}

  void add(const Run& run) {
    std::string text(run.text);
    if (run.style == RunStyle::code && !colour_) text = '`' + text + '`';
    const bool whole = run.style == RunStyle::code && display_width(text) <= kUnbroken;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = whole ? text.size() : std::min(text.find_first_of(" \n", begin), text.size());
      append(run.style, std::string_view(text).substr(begin, end - begin));
      if (end < text.size()) {
        glued_ = false;
        if (text[end] == '\n' && !words_.empty()) words_.back().breaks_line = true;
      }
      begin = end + 1;
    }
  }

  std::vector<Word> take() { return std::move(words_); }

 private:
  void append(RunStyle style, std::string_view piece) {
    if (piece.empty()) return;
    if (!glued_) words_.emplace_back();
    words_.back().text += styled(style, piece, colour_);
    words_.back().width += display_width(piece);
    glued_ = true;
  }

  bool colour_;
  bool glued_ = false;
  std::vector<Word> words_;
};

struct Line {
  std::string text;
  unsigned width = 0;
};

std::vector<Line> lines_of(std::span<const Run> runs, unsigned width, bool colour) {
  WordList list(colour);
  for (const Run& run : runs)
    list.add(run);
  std::vector<Line> lines(1);
  bool fresh = true;
  for (const Word& word : list.take()) {
    if (!fresh && lines.back().width + 1 + word.width > width) {
      lines.emplace_back();
    } else if (!fresh) {
      lines.back().text += ' ';
      ++lines.back().width;
    }
    lines.back().text += word.text;
    lines.back().width += word.width;
    fresh = word.breaks_line;
    if (fresh) lines.emplace_back();
  }
  return lines;
}

class Layout {
 public:
  explicit Layout(const TextOptions& options)
      : colour_(options.colour), width_(std::min(options.width, kMeasure)) {}

  void set(std::span<const Block> blocks, unsigned indent) {
    for (const Block& block : blocks) {
      if (!out_.empty() && !after_heading_) out_ += '\n';
      const bool below = block.kind != BlockKind::heading && headed_;
      set(block, indent + (below ? kBodyIndent : 0));
      after_heading_ = block.kind == BlockKind::heading;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void set(const Block& block, unsigned indent) {
    switch (block.kind) {
      case BlockKind::heading:
        return heading(block, indent);
      case BlockKind::code_block:
        return code(block, indent);
      case BlockKind::bullets:
      case BlockKind::numbers:
        return list(block, indent);
      case BlockKind::table:
        return table(block, indent);
      case BlockKind::quote:
        return nested(block.children, indent + kBodyIndent);
      case BlockKind::line:
        return put(Paint(colour_)(Style::dim, "* * *"), indent);
      default:
        for (const Line& line : lines_of(block.runs, room(indent), colour_))
          put(line.text, indent);
    }
  }

  unsigned room(unsigned indent) const { return std::max(width_, indent + 20) - indent; }

  /// One line; the mark of a list item that waits stands in front of it.
  void put(const std::string& text, unsigned indent) {
    const unsigned mark = std::min(display_width(pending_), indent);
    out_ += std::string(indent - mark, ' ') + pending_ + text + '\n';
    pending_.clear();
  }

  void heading(const Block& block, unsigned indent) {
    headed_ = block.level > 1;
    std::string text;
    for (const Run& run : block.runs)
      text += run.text;
    put(Paint(colour_)(Style::bold, text), indent);
  }

  /// A changed line has the sign of a diff in the margin, so that it is found without colours too.
  void code(const Block& block, unsigned indent) {
    for (const Run& run : block.runs) {
      const char* margin = run.style == RunStyle::removed ? "- " : run.style == RunStyle::added ? "+ " : "  ";
      for (std::size_t begin = 0; begin < run.text.size();) {
        const std::size_t end = std::min(run.text.find('\n', begin), run.text.size());
        const std::string_view line = run.text.substr(begin, end - begin);
        if (line.empty()) {
          out_ += '\n';
        } else {
          put(styled(run.style, margin + std::string(line), colour_), indent);
        }
        begin = end + 1;
      }
    }
  }

  /// Blocks inside another one, set close.
  void nested(std::span<const Block> blocks, unsigned indent) {
    bool first = true;
    for (const Block& block : blocks) {
      const bool is_list = block.kind == BlockKind::bullets || block.kind == BlockKind::numbers;
      if (!first && !is_list) out_ += '\n';
      set(block, indent);
      first = false;
    }
  }

  void list(const Block& block, unsigned indent) {
    const std::size_t digits = std::to_string(block.children.size()).size();
    std::size_t number = 0;
    for (const Block& item : block.children) {
      std::string mark = "• ";
      if (block.kind == BlockKind::numbers) {
        mark = std::to_string(++number) + ". ";
        mark.insert(0, digits + 2 - mark.size(), ' ');
      }
      pending_ = mark;
      nested(item.children, indent + display_width(mark));
      pending_.clear();
    }
  }

  void table(const Block& block, unsigned indent) {
    const std::vector<unsigned> widths = column_widths(block, room(indent));
    bool head = true;
    for (const Block& row : block.children) {
      std::vector<std::vector<Line>> cells;
      std::size_t height = 1;
      for (std::size_t i = 0; i < row.children.size() && i < widths.size(); ++i) {
        cells.push_back(lines_of(row.children[i].runs, widths[i], colour_));
        height = std::max(height, cells.back().size());
      }
      for (std::size_t l = 0; l < height; ++l)
        put(row_line(cells, widths, l, head), indent);
      if (head) put(Paint(colour_)(Style::dim, rule_below(widths)), indent);
      head = false;
    }
  }

  std::vector<unsigned> column_widths(const Block& table, unsigned room) const {
    std::vector<unsigned> widths;
    for (const Block& row : table.children) {
      widths.resize(std::max(widths.size(), row.children.size()), 1);
      for (std::size_t i = 0; i < row.children.size(); ++i) {
        const auto whole = lines_of(row.children[i].runs, 10'000, colour_);
        for (const Line& line : whole)
          widths[i] = std::max(widths[i], line.width);
      }
    }
    const auto gaps = static_cast<unsigned>(widths.empty() ? 0 : (widths.size() - 1) * kGap);
    while (!widths.empty() && std::accumulate(widths.begin(), widths.end(), gaps) > room) {
      unsigned& widest = *std::max_element(widths.begin(), widths.end());
      if (widest <= 10) break;
      --widest;
    }
    return widths;
  }

  std::string row_line(const std::vector<std::vector<Line>>& cells, const std::vector<unsigned>& widths,
                       std::size_t number, bool head) const {
    std::string text;
    unsigned blanks = 0;  // only written when something follows
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Line line = number < cells[i].size() ? cells[i][number] : Line{};
      if (!line.text.empty()) {
        text += std::string(blanks, ' ') + (head ? Paint(colour_)(Style::bold, line.text) : line.text);
        blanks = 0;
      }
      blanks += std::max(widths[i], line.width) - line.width + kGap;
    }
    return text;
  }

  static std::string rule_below(const std::vector<unsigned>& widths) {
    std::string text;
    for (const unsigned width : widths) {
      if (!text.empty()) text += std::string(kGap, ' ');
      for (unsigned i = 0; i < width; ++i)
        text += "─";
    }
    return text;
  }

  bool colour_;
  unsigned width_;
  std::string out_;
  std::string pending_;  ///< "• ", to stand before the next line
  bool headed_ = false;  ///< below a heading other than the title
  bool after_heading_ = false;
};

}  // namespace

std::vector<std::string> set_lines(std::span<const Run> runs, unsigned width, bool colour) {
  std::vector<std::string> texts;
  for (Line& line : lines_of(runs, width, colour))
    texts.push_back(std::move(line.text));
  return texts;
}

std::string set_page(std::span<const Block> blocks, const TextOptions& options) {
  Layout layout(options);
  layout.set(blocks, 0);
  return layout.take();
}

}  // namespace iislint::report
