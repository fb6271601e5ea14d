#include "report/text_report.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/colours.h"
#include "report/display.h"
#include "report/excerpt.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMostPerRule = 1000;  // findings of one rule in one file

std::string counted(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

class Writer {
 public:
  Writer(const ReportInput& input, const TextOptions& options) : input_(input), options_(options) {}

  std::string write() {
    std::map<std::pair<source::FileId, std::string_view>, std::size_t> seen;
    for (const Diagnostic& diagnostic : input_.diagnostics) {
      if (++seen[{diagnostic.span.file, diagnostic.rule_id}] > kMostPerRule) continue;
      write(diagnostic);
    }
    for (const auto& [place, count] : seen) {
      if (count <= kMostPerRule) continue;
      out_ += input_.sources.file(place.first).path() + ": " + std::to_string(count - kMostPerRule) +
              " further findings of " + std::string(place.second) + " are left out\n\n";
    }
    for (const RunError& error : input_.errors) {
      out_ += painted("\x1b[1;31m", "error") + ": ";
      if (!error.path.empty()) out_ += printable(error.path) + ": ";
      out_ += printable(error.message) + "\n";
    }
    for (const FileEntry& file : input_.files) {
      if (file.status == "skipped") out_ += printable(file.path) + ": skipped, no IIS configuration\n";
    }
    summary();
    return std::move(out_);
  }

 private:
  std::string painted(const char* colour, std::string_view text) const {
    return report::painted(options_.colour, colour, text);
  }

  static std::string location(const source::SourceFile& file, std::uint32_t offset) {
    const source::Position at = file.position(offset);
    return printable(file.path()) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  void write(const Diagnostic& d) {
    const source::SourceFile& file = input_.sources.file(d.span);
    const char* colour = colour_of(*d.severity);
    out_ += painted(kBold, location(file, d.span.begin)) + ": " + painted(colour, to_string(*d.severity)) +
            ": " + printable(d.message) + " " + painted(kDim, "[" + std::string(d.rule_id) + "]") + "\n";
    gutter_ = std::to_string(last_line(d)).size() + 1;
    source_line(file, d.span, colour, "^", "");
    for (const diag::Related& related : d.related) {
      const source::SourceFile& other = input_.sources.file(related.span);
      if (&other != &file)
        out_ +=
            std::string(gutter_, ' ') + painted(kDim, "::: " + location(other, related.span.begin)) + "\n";
      source_line(other, related.span, "\x1b[1;34m", "-", printable(related.message));
    }
    if (d.sites.size() > 1) note("sites", base::join_words(d.sites, "and"));
    if (d.expected) note("expected", *d.expected);
    note("help", d.help);
    out_ += "\n";
  }

  std::uint32_t last_line(const Diagnostic& d) const {
    std::uint32_t line = input_.sources.file(d.span).position(d.span.begin).line;
    for (const diag::Related& related : d.related) {
      line = std::max(line, input_.sources.file(related.span).position(related.span.begin).line);
    }
    return line;
  }

  void source_line(const source::SourceFile& file, const source::Span& span, const char* colour,
                   const char* mark, const std::string& label) {
    if (file.text().empty()) return;
    const auto room = static_cast<unsigned>(options_.width > gutter_ + 3 ? options_.width - gutter_ - 3 : 20);
    const Excerpt excerpt = excerpt_of(file, span, input_.secrets, room);
    const std::string number = std::to_string(excerpt.line);
    out_ += painted(kDim, std::string(gutter_ - number.size(), ' ') + number + " | ") + excerpt.text + "\n";
    std::string marks;
    for (unsigned i = 0; i < excerpt.width; ++i)
      marks += mark;
    out_ += painted(kDim, std::string(gutter_, ' ') + " | ") + std::string(excerpt.column, ' ') +
            painted(colour, marks);
    const unsigned used = excerpt.column + excerpt.width;
    if (!label.empty() && used + 1 + display_width(label) <= room) {
      out_ += " " + painted(colour, label);
    } else if (!label.empty()) {
      const auto indent = static_cast<unsigned>(gutter_ + 3);
      out_ += "\n" + painted(kDim, std::string(gutter_, ' ') + " | ") +
              painted(colour, wrapped(label, options_.width, indent));
    }
    out_ += "\n";
  }

  void note(const std::string& name, const std::string& text) {
    if (text.empty()) return;
    const auto indent = static_cast<unsigned>(gutter_ + 5 + name.size());
    out_ += std::string(gutter_ + 1, ' ') + painted(kDim, "=") + " " + painted(kBold, name) + ": " +
            wrapped(printable(text), options_.width, indent) + "\n";
  }

  void summary() {
    std::size_t counts[4] = {};
    for (const Diagnostic& d : input_.diagnostics)
      ++counts[static_cast<std::size_t>(*d.severity)];
    std::vector<std::string> parts;
    const auto add = [&](Severity severity, const char* word) {
      const std::size_t count = counts[static_cast<std::size_t>(severity)];
      if (count > 0) parts.push_back(counted(count, word));
    };
    add(Severity::error, "error");
    add(Severity::warning, "warning");
    add(Severity::info, "info");
    if (input_.suppressed > 0) parts.push_back(std::to_string(input_.suppressed) + " suppressed");
    const auto checked = static_cast<std::size_t>(
        std::count_if(input_.files.begin(), input_.files.end(),
                      [](const FileEntry& f) { return f.status == "checked" || f.status == "partial"; }));
    out_ += (parts.empty() ? "no findings" : base::join_words(parts, "and")) + " in " +
            counted(checked, "file") + "\n";
    if (!input_.diagnostics.empty()) {
      const std::string id(input_.diagnostics.front().rule_id);
      out_ += painted(kDim, "For more about a finding: iislint explain " + id) + "\n";
    }
  }

  const ReportInput& input_;
  const TextOptions& options_;
  std::string out_;
  std::size_t gutter_ = 1;
};

}  // namespace

std::string TextReport::render(const ReportInput& input) const {
  return Writer(input, options_).write();
}

}  // namespace iislint::report
