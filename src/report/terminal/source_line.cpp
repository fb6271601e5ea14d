#include "report/terminal/source_line.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr unsigned kTabWidth = 4;
constexpr std::uint32_t kBytesPerColumn = 8;  // of text looked at round the marks
constexpr std::string_view kCut = "…";

/// What is shown of a character, of a secret, or (empty, at the end) of the line's end when that is marked.
struct Cell {
  std::uint32_t offset;  ///< in the file's text
  std::string text;
  unsigned width;

  bool is_blank() const { return text.find_first_not_of(' ') == std::string::npos; }
};

/// A half-open range of cells.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

const source::Span* secret_at(std::span<const source::Span> secrets, source::FileId file,
                              std::uint32_t offset) {
  const auto after = std::upper_bound(secrets.begin(), secrets.end(), source::Span{file, offset, 0xFFFFFFFF});
  if (after == secrets.begin()) return nullptr;
  const source::Span& before = *(after - 1);
  return before.file == file && before.begin <= offset && offset < before.end ? &before : nullptr;
}

class Line {
 public:
  Line(const source::SourceFile& file, std::uint32_t number, std::span<const source::Span> spans,
       std::span<const source::Span> secrets, unsigned max_width)
      : room_(std::max(max_width, 20u)) {
    const std::string_view text = file.lines().line_text(file.text(), number);
    const std::uint32_t begin = file.lines().line_begin(number);
    const auto end = begin + static_cast<std::uint32_t>(text.size());
    std::uint32_t marked = end;
    for (const source::Span& span : spans)
      marked = std::min(marked, std::clamp(span.begin, begin, end));
    read(file.text(), {spans[0].file, begin, end}, marked, secrets);
    for (const source::Span& span : spans)
      marks_.push_back(cells_of(span));
    all_ = {marks_[0].first, marks_[0].last};
    for (const Range& mark : marks_)
      all_ = {std::min(all_.first, mark.first), std::max(all_.last, mark.last)};
  }

  SourceLine cut() const {
    Range whole{0, cells_.size()};
    while (whole.first < all_.first && cells_[whole.first].is_blank())
      ++whole.first;
    while (whole.last > all_.last && cells_[whole.last - 1].is_blank())
      --whole.last;
    if (fits(whole)) return shown({whole});

    const Range prefix = attribute_start();
    const std::size_t some_more = std::min(all_.last + 2, whole.last);
    const std::size_t tag = tag_start();
    for (const std::size_t start : {whole.first, tag}) {
      if (start >= whole.first && fits({start, some_more})) return shown({filled(start, room_)});
    }
    if (const Range name = name_at(tag); name.last <= prefix.first && is_short(name)) {
      const unsigned room = room_ - width(name) - is_cut_before(name.first);
      const Range rest = filled(prefix.first, room);
      if (rest.last >= some_more) return shown({name, with_neighbours(rest, name.last, room)});
    }
    if (fits({prefix.first, some_more})) return shown({filled(prefix.first, room_)});
    return cut_within(prefix);
  }

 private:
  void read(std::string_view text, const source::Span& line, std::uint32_t marked,
            std::span<const source::Span> secrets) {
    const std::uint32_t reach = kBytesPerColumn * room_;
    std::uint32_t at = marked - line.begin > reach ? marked - reach : line.begin;
    std::uint32_t end = line.end - marked > 2 * reach ? marked + 2 * reach : line.end;
    while (at < marked && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      ++at;
    more_before_ = at > line.begin;
    more_behind_ = end < line.end;
    for (unsigned column = 0; at < end;) {
      if (const source::Span* secret = secret_at(secrets, line.file, at)) {
        cells_.push_back({at, "***", 3});
        at = std::min(secret->end, line.end);
      } else {
        at += add_character(text, at, column);
      }
      column += cells_.back().width;
    }
    if (marked == line.end) cells_.push_back({line.end, "", 1});
  }

  /// Bytes taken. A mark that stands on the character before it shares its cell.
  std::uint32_t add_character(std::string_view text, std::uint32_t at, unsigned column) {
    const base::CodePoint c = base::decode_utf8(text, at);
    Cell cell{at, printable(text.substr(at, c.size)), 0};
    if (base::begins_ci_command(text, at)) cell.text = numbered(c.value);
    if (c.value == '\t') cell.text = std::string(kTabWidth - column % kTabWidth, ' ');
    cell.width = display_width(cell.text);
    if (cell.width == 0 && !cells_.empty()) {
      cells_.back().text += cell.text;
      cell = std::move(cells_.back());
      cells_.pop_back();
    }
    cells_.push_back(std::move(cell));
    return static_cast<std::uint32_t>(c.size);
  }

  Range cells_of(const source::Span& span) const {
    const auto holder = [this](std::uint32_t offset) {
      const auto after = std::upper_bound(cells_.begin(), cells_.end(), offset,
                                          [](std::uint32_t o, const Cell& c) { return o < c.offset; });
      return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - cells_.begin() - 1, 0));
    };
    const std::size_t first = holder(span.begin);
    return {first, std::max(first, span.end > span.begin ? holder(span.end - 1) : first) + 1};
  }

  unsigned width(const Range& range) const {
    unsigned sum = 0;
    for (std::size_t i = range.first; i < range.last; ++i)
      sum += cells_[i].width;
    return sum;
  }

  bool is_cut_before(std::size_t first) const {
    return more_before_ || std::any_of(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(first),
                                       [](const Cell& cell) { return !cell.is_blank(); });
  }

  bool is_cut_behind(std::size_t last) const {
    return more_behind_ || std::any_of(cells_.begin() + static_cast<std::ptrdiff_t>(last), cells_.end(),
                                       [](const Cell& cell) { return !cell.is_blank(); });
  }

  /// With its cut markers.
  bool fits(const Range& range) const {
    return width(range) + is_cut_before(range.first) + is_cut_behind(range.last) <= room_;
  }

  /// From there on as much as fits.
  Range filled(std::size_t first, unsigned room) const {
    Range range{first, first};
    unsigned used = is_cut_before(first);
    while (range.last < cells_.size() &&
           used + cells_[range.last].width + is_cut_behind(range.last + 1) <= room) {
      used += cells_[range.last++].width;
    }
    return range;
  }

  /// Of the attributes before it, down to `limit`, as many as there is room left for behind.
  Range with_neighbours(Range range, std::size_t limit, unsigned room) const {
    if (is_cut_behind(range.last)) return range;
    const Range original = range;
    for (std::size_t at = original.first; at-- > limit + 1 && width({at, original.last}) < room;) {
      const bool begins_attribute = cells_[at - 1].is_blank() && !cells_[at].is_blank();
      if (begins_attribute && (is(at - 2, '"') || is(at - 2, '\''))) range.first = at;
    }
    return range;
  }

  bool is(std::size_t cell, char c) const {
    return cells_[cell].text.size() == 1 && cells_[cell].text[0] == c;
  }

  std::size_t tag_start() const {
    std::size_t at = all_.first;
    while (at > 0 && !is(at, '<'))
      --at;
    return at;
  }

  /// The `<name ` of a tag; empty where there is none.
  Range name_at(std::size_t tag) const {
    if (!is(tag, '<')) return {tag, tag};
    std::size_t end = tag;
    while (end < all_.first && !cells_[end].is_blank())
      ++end;
    return {tag, std::min(end + 1, all_.first)};
  }

  /// Not empty and not more than a part of the line.
  bool is_short(const Range& range) const {
    return range.last > range.first && width(range) + is_cut_before(range.first) <= room_ / 2;
  }

  /// `name="` before a marked value; empty and at the mark when it stands in no value.
  Range attribute_start() const {
    const Range none{all_.first, all_.first};
    const auto is_quote = [this](std::size_t cell) { return is(cell, '"') || is(cell, '\''); };
    std::size_t quote = all_.first;
    while (quote > 0 && !is_quote(quote) && !is(quote, '<') && !is(quote, '>'))
      --quote;
    if (!is_quote(quote)) return none;
    const auto without_blanks = [this](std::size_t end) {
      while (end > 0 && cells_[end - 1].is_blank())
        --end;
      return end;
    };
    const std::size_t equals = without_blanks(quote);
    if (equals == 0 || !is(equals - 1, '=')) return none;
    std::size_t name = without_blanks(equals - 1);
    while (name > 0 && !cells_[name - 1].is_blank())
      --name;
    return {name, std::min(quote + 1, all_.first)};
  }

  /// The marks do not fit behind the start of their attribute: its name, and then what is near the first
  /// mark.
  SourceLine cut_within(Range prefix) const {
    const bool keeps_name = is_short(prefix);
    if (const Range tag{tag_start(), prefix.last}; keeps_name && is_short(tag)) prefix = tag;
    const unsigned prefix_width = width(prefix) + is_cut_before(prefix.first);
    const unsigned room = room_ - (keeps_name ? prefix_width : 0);
    const unsigned marked = width(all_);
    std::size_t first = all_.first;
    const unsigned before = marked + 4 < room ? (room - marked - 2) / 3 : 0;
    while (first > prefix.last && width({first - 1, all_.first}) <= before)
      --first;
    Range rest = filled(first, room);
    while (!is_cut_behind(rest.last) && rest.first > prefix.last && width(rest) + 2 < room)
      --rest.first;
    if (!keeps_name) return shown({rest});
    if (rest.first == prefix.last) return shown({filled(prefix.first, room_)});
    return shown({prefix, rest});
  }

  SourceLine shown(const std::vector<Range>& parts) const {
    SourceLine excerpt;
    std::vector<unsigned> columns(cells_.size() + 1, 0);  // of what is left out: that of the cut marker
    unsigned column = 0;
    std::size_t next = 0;
    for (const Range& part : parts) {
      const bool cut = next == 0 ? is_cut_before(part.first) : part.first > next;
      std::fill(columns.begin() + static_cast<std::ptrdiff_t>(next),
                columns.begin() + static_cast<std::ptrdiff_t>(part.first), column);
      if (cut) excerpt.text += kCut;
      column += cut;
      for (next = part.first; next < part.last; ++next) {
        excerpt.text += cells_[next].text;
        columns[next] = column;
        column += cells_[next].width;
      }
    }
    const bool cut = is_cut_behind(next);
    if (cut) excerpt.text += kCut;
    std::fill(columns.begin() + static_cast<std::ptrdiff_t>(next), columns.end(), column);
    const auto is_shown = [&](std::size_t cell) {
      return std::any_of(parts.begin(), parts.end(),
                         [&](const Range& part) { return cell >= part.first && cell < part.last; });
    };
    for (const Range& mark : marks_) {
      const bool whole =
          is_shown(mark.first) && is_shown(mark.last - 1) && !(more_behind_ && mark.last == cells_.size());
      const unsigned end = columns[mark.last] + (!whole && mark.last > next && cut ? 1 : 0);
      excerpt.marks.push_back({columns[mark.first], std::max(1u, end - columns[mark.first])});
      excerpt.complete = excerpt.complete && whole;
    }
    return excerpt;
  }

  unsigned room_;
  std::vector<Cell> cells_;
  std::vector<Range> marks_;
  Range all_;                 ///< from the first to the last marked cell
  bool more_before_ = false;  ///< there is text before the first cell, or behind the last
  bool more_behind_ = false;
};

}  // namespace

SourceLine source_line_of(const source::SourceFile& file, std::uint32_t line,
                          std::span<const source::Span> spans, std::span<const source::Span> secrets,
                          unsigned max_width) {
  return Line(file, line, spans, secrets, max_width).cut();
}

}  // namespace iislint::report
