#include "report/formats/snippet.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/location.h"
#include "report/terminal/source_line.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Related;

constexpr std::uint32_t kMaxLines = 4;  // of one span

struct Place {
  source::Span span;
  std::string label;  ///< printable
  bool primary = false;
};

/// Places that share an excerpt: on one line, or one place over several.
struct Group {
  std::uint32_t line = 0;
  std::uint32_t last_line = 0;
  std::vector<Place> places;
};

/// A mark with its label.
struct Labelled {
  Mark mark;
  std::string_view label;
  bool primary;
};

class SnippetWriter {
 public:
  SnippetWriter(const Diagnostic& finding, const source::SourceStore& sources,
                std::span<const source::Span> secrets, const Paint& paint, unsigned width)
      : finding_(finding), sources_(sources), secrets_(secrets), paint_(paint), width_(width) {}

  Snippet write() {
    if (sources_.file(finding_.span).text().empty()) return {};
    const auto related = select_related();
    // The number of lines bounds the gutter; it must be known before anything is cut.
    std::uint32_t last = line_of(finding_.span, finding_.span.end);
    for (const Related& place : related)
      last = std::max(last, line_of(place.span, place.span.end));
    snippet_.gutter = std::to_string(last).size() + 1;
    const auto taken = static_cast<unsigned>(snippet_.gutter) + 3;
    room_ = width_ > taken + 20 ? width_ - taken : 20;

    group({finding_.span, "", true});
    for (const Related& place : related)
      group({place.span, printable(place.message), false});
    source::FileId file = finding_.span.file;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const source::Span& span = groups_[i].places.front().span;
      // The number of a line that is shown twice does not tell where on it something stands.
      const auto on_this_line = [&](const Group& other) {
        return other.line == groups_[i].line && other.places.front().span.file == span.file;
      };
      const bool again =
          std::any_of(groups_.begin(), groups_.begin() + static_cast<std::ptrdiff_t>(i), on_this_line);
      if (span.file != file || again) {
        add_line(std::string(snippet_.gutter, ' ') +
                 paint_(Style::dim, "::: " + location_text(sources_, span)));
      }
      file = span.file;
      write(groups_[i]);
    }
    return std::move(snippet_);
  }

 private:
  std::uint32_t line_of(const source::Span& span, std::uint32_t offset) const {
    return sources_.file(span).position(offset).line;
  }

  /// In the order of their files, that of the finding first; the rest goes to `left_out`.
  std::vector<Related> select_related() {
    std::vector<Related> sorted;
    for (const Related& related : finding_.related) {
      if (!sources_.file(related.span).text().empty()) sorted.push_back(related);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [this](const Related& a, const Related& b) {
      const bool a_elsewhere = a.span.file != finding_.span.file;
      const bool b_elsewhere = b.span.file != finding_.span.file;
      return std::tie(a_elsewhere, a.span) < std::tie(b_elsewhere, b.span);
    });
    std::map<std::string_view, std::size_t> alike;
    std::vector<Related> shown;
    for (const Related& related : sorted)
      (++alike[related.message] <= kMaxAlike ? shown : snippet_.left_out).push_back(related);
    std::stable_sort(snippet_.left_out.begin(), snippet_.left_out.end(),
                     [](const Related& a, const Related& b) { return a.message < b.message; });
    return shown;
  }

  void group(Place place) {
    const std::uint32_t first = line_of(place.span, place.span.begin);
    const std::uint32_t last =
        place.span.empty() ? first : std::max(first, line_of(place.span, place.span.end - 1));
    for (Group& group : groups_) {
      if (first != last || group.line != first || group.last_line != first) continue;
      if (group.places.front().span.file != place.span.file) continue;
      group.places.push_back(place);
      if (excerpt(group, first).complete) return;
      group.places.pop_back();
    }
    groups_.push_back({first, last, {std::move(place)}});
  }

  SourceLine excerpt(const Group& group, std::uint32_t line) const {
    const source::SourceFile& file = sources_.file(group.places.front().span);
    std::vector<source::Span> spans;
    for (const Place& place : group.places) {
      spans.push_back(place.span);
      if (line == group.line) continue;
      // Further lines are marked from their first word on.
      const std::string_view text = file.lines().line_text(file.text(), line);
      const std::size_t blanks = std::min(text.find_first_not_of(" \t"), text.size());
      spans.back().begin =
          std::min(file.lines().line_begin(line) + static_cast<std::uint32_t>(blanks), spans.back().end - 1);
    }
    return source_line_of(file, line, spans, secrets_, room_);
  }

  void add_line(const std::string& line) { snippet_.text += line + "\n"; }

  /// `number` empty: the line below one of the source.
  void add_row(const std::string& number, const std::string& content) {
    const std::string blanks(snippet_.gutter - number.size(), ' ');
    const std::string border = blanks + number + " |";
    add_line(content.empty() ? paint_(Style::dim, border) : paint_(Style::dim, border + " ") + content);
  }

  void write(const Group& group) {
    const bool whole = group.last_line - group.line < kMaxLines;
    for (std::uint32_t line = group.line; line <= group.last_line; ++line) {
      if (!whole && line == group.line + 1) {
        add_row("", paint_(Style::dim, "…"));
        line = group.last_line;
      }
      write_line(group, line, line == group.last_line);
    }
  }

  void write_line(const Group& group, std::uint32_t line, bool with_labels) {
    const SourceLine shown = excerpt(group, line);
    add_row(std::to_string(line), shown.text);
    std::vector<Labelled> marks;
    for (std::size_t i = 0; i < group.places.size(); ++i) {
      const Place& place = group.places[i];
      marks.push_back({shown.marks[i], with_labels ? std::string_view(place.label) : "", place.primary});
    }
    // From right to left: the labels are peeled off in this order.
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Labelled& a, const Labelled& b) { return a.mark.column > b.mark.column; });
    write_marks(marks);
  }

  Style style(const Labelled& marked) const {
    return marked.primary ? style_of(*finding_.severity) : Style::related;
  }

  void write_marks(const std::vector<Labelled>& marks) {
    std::string line;
    const auto draw = [&line](const Labelled& marked) {
      const Mark& mark = marked.mark;
      if (line.size() < mark.column + mark.width) line.resize(mark.column + mark.width, ' ');
      line.replace(mark.column, mark.width, mark.width, marked.primary ? '^' : '-');
    };
    for (const Labelled& marked : marks)
      if (!marked.primary) draw(marked);
    for (const Labelled& marked : marks)
      if (marked.primary) draw(marked);  // last: nothing hides the finding

    std::string row;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
      const std::string run = line.substr(at, end - at);
      row += run[0] == '^'   ? paint_(style_of(*finding_.severity), run)
             : run[0] == '-' ? paint_(Style::related, run)
                             : run;
      at = end;
    }
    std::vector<Labelled> pending;
    for (const Labelled& marked : marks)
      if (!marked.label.empty()) pending.push_back(marked);
    if (!pending.empty()) {
      const Mark& mark = pending.front().mark;
      const bool is_last = mark.column + mark.width == line.size();
      if (is_last && line.size() + 1 + display_width(pending.front().label) <= room_) {
        row += " " + paint_(style(pending.front()), pending.front().label);
        pending.erase(pending.begin());
      }
    }
    add_row("", row);
    write_labels(pending);
  }

  /// Each below its mark, the one on the right first, with a stroke for those still to come.
  void write_labels(const std::vector<Labelled>& pending) {
    for (std::size_t i = 0; i < pending.size(); ++i) {
      const Labelled& marked = pending[i];
      const unsigned width = display_width(marked.label);
      const unsigned start = width > room_ ? 0 : std::min(marked.mark.column, room_ - width);
      const unsigned prose = std::min(room_, kProseWidth);
      for (const std::string& line : wrapped(marked.label, width > room_ ? prose : room_ - start)) {
        add_row("", strokes({pending.begin() + static_cast<std::ptrdiff_t>(i) + 1, pending.end()}, start) +
                        paint_(style(marked), line));
      }
    }
  }

  /// The columns left of `start`.
  std::string strokes(std::vector<Labelled> pending, unsigned start) const {
    std::reverse(pending.begin(), pending.end());
    std::string row;
    unsigned column = 0;
    for (const Labelled& marked : pending) {
      if (marked.mark.column < column || marked.mark.column + 1 >= start) continue;
      row += std::string(marked.mark.column - column, ' ') + paint_(style(marked), "|");
      column = marked.mark.column + 1;
    }
    return row + std::string(start - column, ' ');
  }

  const Diagnostic& finding_;
  const source::SourceStore& sources_;
  std::span<const source::Span> secrets_;
  const Paint& paint_;
  unsigned width_;
  unsigned room_ = 20;  ///< columns behind the gutter
  std::vector<Group> groups_;
  Snippet snippet_;
};

}  // namespace

Snippet snippet_of(const Diagnostic& finding, const source::SourceStore& sources,
                   std::span<const source::Span> secrets, const Paint& paint, unsigned width) {
  return SnippetWriter(finding, sources, secrets, paint, width).write();
}

}  // namespace iislint::report
