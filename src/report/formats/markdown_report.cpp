#include "report/formats/markdown_report.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "report/formats/findings.h"
#include "report/location.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMostBytes = 65'536;
constexpr std::size_t kOfNotes = 512;   // kept free for what is said at the end
constexpr std::size_t kOfText = 1'000;  // bytes of a message or a help
constexpr std::size_t kMostErrors = 20, kMostRules = 100;

std::string shortened(std::string_view text) {
  if (text.size() <= kOfText) return std::string(text);
  std::size_t end = kOfText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return std::string(text.substr(0, end)) + "…";
}

/// Text that stays text: markup is escaped, and where GitHub or GitLab would see a mention, a reference or an
/// address, a character of no width takes it apart, as dependency bots do it.
std::string prose(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()|~^$=+-.!";
  constexpr std::string_view kReferences = "@#!~%$&";
  const std::string shown = printable(shortened(text));
  std::string result;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i], next = i + 1 < shown.size() ? shown[i + 1] : ' ';
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      if (kMarkup.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
    const bool is_reference = kReferences.find(c) != std::string_view::npos && next != ' ';
    if (is_reference || (c == ':' && next == '/')) result += "&#8203;";
  }
  return result;
}

/// A code span: its fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  const std::string shown = printable_name(shortened(text));
  std::size_t longest = 0, run = 0;
  for (const char c : shown) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const char* space = longest > 0 ? " " : "";
  return fence + space + shown + space + fence;
}

/// In a cell of a table a bar ends the cell, also inside of code.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, "\\");
  return text;
}

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), out_(out) {}

  void write() {
    totals();
    run_errors();
    rules();
    const Counts counts = counts_of(input_.diagnostics);
    section(counted(counts.errors, "error"), counts.errors, Severity::error, false);
    section(counted(counts.warnings, "warning"), counts.warnings, Severity::warning, false);
    section(counted(counts.infos, "info"), counts.infos, Severity::info, false);
    const std::size_t silenced = input_.diagnostics.size() - counts.all();
    section(std::to_string(silenced) + " suppressed", silenced, Severity::info, true);
    if (cut_ > 0) {
      out_ << "\n"
           << counted(cut_, "finding") << (cut_ == 1 ? " is" : " are")
           << " left out: a comment on GitHub holds 65,536 characters.\n";
    }
  }

 private:
  void put(const std::string& text) {
    written_ += text.size();
    out_ << text;
  }

  bool has_room_for(const std::string& text) const { return written_ + text.size() + kOfNotes <= kMostBytes; }

  void totals() {
    const Counts counts = counts_of(input_.diagnostics);
    const auto checked = static_cast<std::size_t>(std::count_if(
        input_.files.begin(), input_.files.end(),
        [](const FileEntry& file) { return file.status == "checked" || file.status == "partial"; }));
    std::vector<std::string> parts;
    if (counts.errors > 0) parts.push_back(counted(counts.errors, "error"));
    if (counts.warnings > 0) parts.push_back(counted(counts.warnings, "warning"));
    if (counts.infos > 0) parts.push_back(counted(counts.infos, "info"));
    std::string line = "## iislint\n\n**" + (parts.empty() ? "No findings" : base::join_words(parts, "and")) +
                       "** in " + counted(checked, "file");
    if (input_.suppressed > 0) line += "; " + std::to_string(input_.suppressed) + " suppressed";
    if (input_.coverage) line += "\n\n" + prose(coverage_text(*input_.coverage)) + ".";
    put(line + "\n");
  }

  void run_errors() {
    if (input_.errors.empty()) return;
    put("\n**Not everything could be checked:**\n\n");
    std::size_t shown = 0;
    for (const RunError& error : input_.errors) {
      if (++shown > kMostErrors) break;
      put("- " + (error.path.empty() ? "" : code(error.path) + " ") + prose(error.message) + "\n");
    }
    if (input_.errors.size() > kMostErrors)
      put("- and " + std::to_string(input_.errors.size() - kMostErrors) + " more\n");
  }

  struct Row {
    std::string_view rule;
    Severity severity;
    std::size_t count;
  };

  void rules() {
    std::map<std::pair<std::string_view, Severity>, std::size_t> counts;
    for (const Diagnostic& finding : input_.diagnostics) {
      if (!finding.suppression) ++counts[{finding.rule_id, *finding.severity}];
    }
    if (counts.empty()) return;
    std::vector<Row> rows;
    for (const auto& [key, count] : counts)
      rows.push_back({key.first, key.second, count});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
    });
    put("\n| Severity | Rule | Findings |\n|---|---|--:|\n");
    for (std::size_t i = 0; i < std::min(rows.size(), kMostRules); ++i) {
      put("| " + std::string(to_string(rows[i].severity)) + " | " + cell(code(rows[i].rule)) + " | " +
          std::to_string(rows[i].count) + " |\n");
    }
    if (rows.size() > kMostRules) put("| | and " + std::to_string(rows.size() - kMostRules) + " more | |\n");
  }

  /// The help stands under the first finding of a rule that has it.
  std::string item(const Diagnostic& finding) {
    std::string text = "- " + code(location_text(input_.sources, finding.span)) + " " +
                       prose(shown_message(finding)) + " " + code(finding.rule_id) + "\n";
    const std::string help = diag::whole_help(finding);
    if (finding.suppression || help.empty()) return text;
    if (said_.emplace(finding.rule_id, help).second) text += "\n  " + prose(help) + "\n";
    return text;
  }

  void section(const std::string& title, std::size_t count, Severity severity, bool suppressed) {
    if (count == 0) return;
    const std::string head = "\n<details>\n<summary>" + title + "</summary>\n\n";
    bool is_open = false;
    for (const Diagnostic& finding : input_.diagnostics) {
      if ((finding.suppression != nullptr) != suppressed) continue;
      if (!suppressed && finding.severity != severity) continue;
      if (cut_ > 0) {
        ++cut_;
        continue;
      }
      const std::string text = (is_open ? "" : head) + item(finding);
      if (!has_room_for(text)) {
        ++cut_;
        continue;
      }
      is_open = true;
      put(text);
    }
    if (is_open) put("\n</details>\n");
  }

  const ReportInput& input_;
  std::ostream& out_;
  std::set<std::pair<std::string_view, std::string>> said_;  ///< rule and help
  std::size_t written_ = 0;
  std::size_t cut_ = 0;  ///< findings that had no room; none is shown behind the first of them
};

}  // namespace

void MarkdownReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
