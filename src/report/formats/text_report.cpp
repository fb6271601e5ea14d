#include "report/formats/text_report.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "base/text.h"
#include "report/formats/findings.h"
#include "report/formats/lines.h"
#include "report/formats/snippet.h"
#include "report/location.h"
#include "report/terminal/ansi_style.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMaxPerRule = 1000;  // findings of one rule in one file
constexpr std::size_t kMaxSites = 20;      // named under a finding

/// Whether the message names every word of `text`, so that repeating it would tell nothing.
bool names_all(std::string_view message, std::string_view text) {
  const auto is_part = [](char c) { return !base::is_space(c) && c != ',' && c != ';'; };
  const auto names = [&](std::string_view word) {
    for (std::size_t at = message.find(word); at != std::string_view::npos; at = message.find(word, at + 1)) {
      const auto is_edge = [&](std::size_t i) {
        return i >= message.size() || !is_part(message[i]) || message[i] == '"' || message[i] == '.';
      };
      if ((at == 0 || is_edge(at - 1)) && is_edge(at + word.size())) return true;
    }
    return false;
  };
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_part);
    at = std::find_if_not(begin, text.end(), is_part);
    const std::string_view word(begin, at);
    if (!word.empty() && word != "or" && word != "and" && !names(word)) return false;
  }
  return true;
}

class Writer {
 public:
  Writer(const ReportInput& input, const TextOptions& options, std::ostream& stream)
      : input_(input), options_(options), paint_(options.colour), stream_(stream) {}

  void write() {
    std::map<std::pair<source::FileId, std::string_view>, std::size_t> seen;
    for (const Diagnostic& diagnostic : input_.diagnostics) {
      if (++seen[{diagnostic.span.file, diagnostic.rule_id}] > kMaxPerRule) continue;
      write(diagnostic);
      hand_over();
    }
    for (const auto& [place, count] : seen) {
      if (count <= kMaxPerRule) continue;
      out_ += printable_name(input_.sources.file(place.first).path()) + ": " +
              std::to_string(count - kMaxPerRule) + " further findings of " + std::string(place.second) +
              " are omitted\n\n";
    }
    for (const RunError& error : input_.errors) {
      out_ += paint_(Style::error, "error") + ": ";
      // What is wrong with settings begins with its place, which may be in a file that they extend.
      const bool names_place = error.code == "settings";
      if (!error.path.empty() && !names_place) out_ += printable_name(error.path) + ": ";
      out_ += printable(error.message) + "\n";
    }
    for (const FileEntry& file : input_.files) {
      if (file.status == "skipped") out_ += printable_name(file.path) + ": skipped, no IIS configuration\n";
    }
    if (!options_.quiet) summary();
    if (input_.statistics != nullptr && !input_.statistics->empty()) {
      if (!options_.quiet) out_ += "\n";
      out_ += table_of(*input_.statistics);
    }
    hand_over();
  }

 private:
  void hand_over() {
    stream_ << out_;
    out_.clear();
  }

  void write(const Diagnostic& d) {
    const source::SourceFile& file = input_.sources.file(d.span);
    out_ += paint_(Style::bold, place_in_line(input_, d)) + ": " + level(d) + ": " + printable(d.message) +
            " " + paint_(Style::dim, "[" + std::string(d.rule_id) + "]") + "\n";
    const Snippet snippet = snippet_of(d, input_.sources, input_.secrets, paint_, options_.width);
    out_ += snippet.text;
    gutter_ = snippet.gutter;
    also(d, snippet.left_out);
    sites(d);
    if (d.suppression) {
      suppression(*d.suppression, file);
      out_ += "\n";
      return;
    }
    if (d.expected && !names_all(d.message, *d.expected)) note("expected", *d.expected);
    // Once for a rule and text.
    if (said_.insert({d.rule_id, d.server_error}).second) note("IIS shows", d.server_error);
    if (said_.insert({d.rule_id, d.help}).second) note("help", std::string(d.help.view()));
    for (const diag::Fix& fix : d.fixes)
      note("fix", fix.title + (fix.safety == diag::FixSafety::safe ? "" : " (changes behaviour)"));
    out_ += "\n";
  }

  /// "warning"; nothing that an editor would take for a level when the finding does not count.
  std::string level(const Diagnostic& d) const {
    const std::string name(to_string(*d.severity));
    return d.suppression ? paint_(Style::dim, "suppressed " + name) : paint_(style_of(*d.severity), name);
  }

  void suppression(const diag::Suppression& s, const source::SourceFile& file) {
    std::string where;
    if (s.origin) where = location_text(*s.origin);
    if (s.comment) where = "line " + std::to_string(file.position(s.comment->begin).line);
    note("suppressed", s.reason + " (" + where + (s.until.empty() ? "" : ", until " + s.until) + ")");
  }

  /// Related places that are not shown, one note for each message.
  void also(const Diagnostic& d, const std::vector<diag::Related>& places) {
    for (auto first = places.begin(); first != places.end();) {
      const auto last = std::find_if(
          first, places.end(), [&](const diag::Related& other) { return other.message != first->message; });
      const bool here =
          std::all_of(first, last, [&](const diag::Related& r) { return r.span.file == d.span.file; });
      std::vector<std::string> names;
      for (auto place = first; place != last; ++place) {
        const source::SourceFile& file = input_.sources.file(place->span);
        std::string name = here ? std::to_string(file.position(place->span.begin).line)
                                : location_text(file, place->span.begin);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
      }
      const char* lines = !here ? "" : names.size() == 1 ? "line " : "lines ";
      note("also", first->message + " (" + lines + base::join_words(names, "and") + ")");
      first = last;
    }
  }

  void sites(const Diagnostic& d) {
    std::vector<std::string> names = d.sites;
    std::string name = names.size() == 1 ? "site" : "sites";
    if (names.size() > kMaxSites) {
      name = counted(names.size(), "site");
      names.resize(kMaxSites);
      names.push_back(std::to_string(d.sites.size() - kMaxSites) + " more");
    }
    note(name, base::join_words(names, "and"));
  }

  void note(const std::string& name, const std::string& text) {
    if (text.empty()) return;
    const auto indent = static_cast<unsigned>(gutter_ + 5 + name.size());
    const unsigned room = options_.width > indent + 20 ? options_.width - indent : 20;
    out_ += std::string(gutter_ + 1, ' ') + paint_(Style::dim, "=") + " " + paint_(Style::bold, name) + ": ";
    const char* separator = "";
    const std::string next_line = "\n" + std::string(indent, ' ');
    for (const std::string& line : wrapped(printable(text), std::min(room, kProseWidth))) {
      out_ += separator + line.substr(0, line.find_last_not_of(' ') + 1);
      separator = next_line.c_str();
    }
    out_ += "\n";
  }

  /// The files were checked without what could not be read.
  std::string broken_settings() const {
    const auto broken = static_cast<std::size_t>(std::count_if(
        input_.errors.begin(), input_.errors.end(), [](const RunError& e) { return e.code == "settings"; }));
    return broken > 0 ? "; " + counted(broken, "error") + " in settings or rules" : "";
  }

  void summary() {
    std::size_t counts[4] = {};
    const Diagnostic* worst = nullptr;
    for (const Diagnostic& d : input_.diagnostics) {
      if (d.suppression) continue;
      ++counts[static_cast<std::size_t>(*d.severity)];
      if (worst == nullptr || *worst->severity < *d.severity) worst = &d;
    }
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
    if (input_.files.empty()) {
      out_ += "no configuration files found\n";
    } else {
      out_ += (parts.empty() ? "no findings" : base::join_words(parts, "and")) + " in " +
              counted(checked, "file") + broken_settings() + "\n";
    }
    if (input_.coverage) out_ += coverage_text(*input_.coverage) + "\n";
    if (worst != nullptr) {
      const std::string id(worst->rule_id);
      out_ += paint_(Style::dim, "For more about a finding: iislint explain " + id) + "\n";
    }
  }

  const ReportInput& input_;
  const TextOptions& options_;
  Paint paint_;
  std::ostream& stream_;
  std::string out_;  ///< what has not been handed to the stream yet
  std::size_t gutter_ = 0;
  std::set<std::pair<std::string_view, std::string_view>> said_;  // rule, text
};

}  // namespace

void TextReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, options_, out).write();
}

}  // namespace iislint::report
