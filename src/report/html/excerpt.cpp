#include "report/html/excerpt.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/html/html_text.h"
#include "report/terminal/source_line.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr unsigned kWidth = 160;        // columns
constexpr std::uint32_t kMaxLines = 4;  // of one place

/// Where the character at that column begins, or would.
std::size_t offset_of(const std::string& text, unsigned column) {
  std::size_t at = 0;
  for (unsigned reached = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const unsigned width = display_width(c.value);
    if (reached >= column && width > 0) break;
    reached += width;
    at += c.size;
  }
  return at;
}

std::string marked(const SourceLine& line) {
  const Mark& mark = line.marks.front();
  const std::size_t begin = offset_of(line.text, mark.column);
  const std::size_t end = offset_of(line.text, mark.column + mark.width);
  if (begin == end) return html_text(line.text) + "<mark> </mark>";
  return html_text(line.text.substr(0, begin)) + "<mark>" + html_text(line.text.substr(begin, end - begin)) +
         "</mark>" + html_text(line.text.substr(end));
}

/// The part of the place that is on the line; of further lines from their first word on.
source::Span part_on_line(const source::SourceFile& file, const source::Span& place, std::uint32_t line) {
  const std::uint32_t begin = file.lines().line_begin(line);
  if (begin <= place.begin) return place;
  const std::string_view text = file.lines().line_text(file.text(), line);
  const auto blanks = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t"), text.size()));
  return {place.file, std::min(begin + blanks, place.end - 1), place.end};
}

}  // namespace

std::string html_excerpt(const source::SourceStore& sources, const source::Span& place,
                         std::span<const source::Span> secrets) {
  const source::SourceFile& file = sources.file(place);
  if (file.text().empty()) return {};
  const std::uint32_t first = file.position(place.begin).line;
  const std::uint32_t last = place.empty() ? first : std::max(first, file.position(place.end - 1).line);
  std::string html = "<pre>";
  for (std::uint32_t line = first; line <= last; ++line) {
    if (last - first >= kMaxLines && line == first + 1) {
      html += "\n<span class=\"line\">…</span>";
      line = last;
    }
    const source::Span part = part_on_line(file, place, line);
    html += line == first ? "" : "\n";
    html += "<span class=\"line\">" + std::to_string(line) + "</span>" +
            marked(source_line_of(file, line, {&part, 1}, secrets, kWidth));
  }
  return html + "</pre>\n";
}

}  // namespace iislint::report
