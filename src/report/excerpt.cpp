#include "report/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "report/display.h"

namespace iislint::report {
namespace {

/// One character of the line as it is shown.
struct Cell {
  std::string text;
  unsigned width;
  bool marked;
};

bool is_secret(std::span<const source::Span> secrets, source::FileId file, std::uint32_t offset) {
  const auto after = std::upper_bound(secrets.begin(), secrets.end(), source::Span{file, offset, 0xFFFFFFFF});
  if (after == secrets.begin()) return false;
  const source::Span& before = *(after - 1);
  return before.file == file && before.begin <= offset && offset < before.end;
}

std::vector<Cell> cells_of(std::string_view line, std::uint32_t begin, const source::Span& span,
                           std::span<const source::Span> secrets) {
  std::vector<Cell> cells;
  unsigned column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const base::CodePoint c = base::decode_utf8(line, at);
    const auto offset = begin + static_cast<std::uint32_t>(at);
    Cell cell{printable(line.substr(at, c.size)), display_width(c.value),
              offset >= span.begin && offset < span.end};
    if (c.value == '\t') {
      cell.width = 4 - column % 4;
      cell.text = std::string(cell.width, ' ');
    } else if (is_secret(secrets, span.file, offset)) {
      cell = {"*", 1, cell.marked};
    }
    column += cell.width;
    cells.push_back(std::move(cell));
    at += c.size;
  }
  return cells;
}

unsigned width_of(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  unsigned width = 0;
  for (std::size_t i = first; i < last; ++i)
    width += cells[i].width;
  return width;
}

}  // namespace

Excerpt excerpt_of(const source::SourceFile& file, const source::Span& span,
                   std::span<const source::Span> secrets, unsigned max_width) {
  Excerpt excerpt;
  const source::LineIndex& lines = file.lines();
  excerpt.line = file.position(span.begin).line;
  const std::string_view line = lines.line_text(file.text(), excerpt.line);
  const auto cells = cells_of(line, lines.line_begin(excerpt.line), span, secrets);
  const auto is_marked = [](const Cell& cell) { return cell.marked; };
  const auto mark = std::find_if(cells.begin(), cells.end(), is_marked);
  const auto mark_end = std::find_if_not(mark, cells.end(), is_marked);
  auto first = static_cast<std::size_t>(0), last = cells.size();
  const auto mark_first = static_cast<std::size_t>(mark - cells.begin());
  const auto mark_last = static_cast<std::size_t>(mark_end - cells.begin());

  // Leading blanks say nothing here; what is too long is cut round the marked part.
  while (first < mark_first && first < cells.size() &&
         cells[first].text.find_first_not_of(' ') == std::string::npos)
    ++first;
  const unsigned wanted = std::max(max_width, 20u) - 2;
  if (width_of(cells, first, last) > wanted) {
    const unsigned context = wanted / 3;
    const std::size_t before = mark_first > context ? mark_first - context : 0;
    if (width_of(cells, first, std::max(first, std::min(mark_last, last))) > wanted)
      first = std::max(first, before);
    while (last > first + 1 && last > mark_first + 1 && width_of(cells, first, last) > wanted)
      --last;
  }
  const bool cut_before = first > 0 && cells[first - 1].text.find_first_not_of(' ') != std::string::npos;
  if (cut_before) excerpt.text = "…";
  for (std::size_t i = first; i < last; ++i)
    excerpt.text += cells[i].text;
  excerpt.column = width_of(cells, first, std::max(first, std::min(mark_first, last))) + (cut_before ? 1 : 0);
  const std::size_t shown_end = std::min(mark_last, last);
  excerpt.width = mark_first < shown_end ? std::max(1u, width_of(cells, mark_first, shown_end)) : 1;
  if (last < cells.size()) excerpt.text += "…";
  return excerpt;
}

}  // namespace iislint::report
