#include "report/formats/html_report.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <unordered_map>

#include "report/formats/findings.h"
#include "report/html/assets.h"
#include "report/html/benchmark_matrix.h"
#include "report/html/finding_html.h"
#include "report/html/html_text.h"
#include "report/html/page_html.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMaxPerRule = 1000;  // findings of one rule in one file, as in the text report

constexpr Severity kLevels[] = {Severity::error, Severity::warning, Severity::info};

/// By severity.
using Counts = std::array<std::size_t, 4>;

std::size_t& count_of(Counts& counts, Severity severity) {
  return counts[static_cast<std::size_t>(severity)];
}

struct RuleUse {
  const diag::RuleInfo* rule;
  Severity worst = Severity::off;
  std::size_t count = 0;
};

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), out_(out) {
    for (const Diagnostic& d : input.diagnostics) {
      RuleUse& use = rules_.try_emplace(d.rule_id, RuleUse{d.rule}).first->second;
      if (d.suppression) continue;
      ++use.count;
      use.worst = std::max(use.worst, *d.severity);
      ++count_of(all_, *d.severity);
      ++count_of(by_file_[input.sources.file(d.span).path()], *d.severity);
    }
  }

  void write() {
    head();
    summary();
    unread();
    rule_table();
    BenchmarkMatrix(input_).write(out_);
    files();
    findings();
    rules();
    out_ << "</main>\n<script>" << script() << "</script>\n</body>\n</html>\n";
  }

 private:
  void head() {
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta http-equiv=\"Content-Security-Policy\" content=\"" << content_security_policy() << "\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         << "<meta name=\"color-scheme\" content=\"light dark\">\n"
         << "<title>" << title() << "</title>\n<style>" << style_sheet() << "</style>\n</head>\n<body>\n"
         << "<header>\n<h1>IIS configuration report</h1>\n<p>Made by iislint "
         << html_text(input_.tool_version) << "</p>\n</header>\n<main>\n";
  }

  std::string title() {
    const auto counted = [this](Severity severity, const std::string& word) {
      const std::size_t count = count_of(all_, severity);
      return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
    };
    return "IIS configuration: " + counted(Severity::error, "error") + ", " +
           counted(Severity::warning, "warning");
  }

  void summary() {
    const auto checked = std::count_if(input_.files.begin(), input_.files.end(), [](const FileEntry& f) {
      return f.status == "checked" || f.status == "partial";
    });
    out_ << "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n<dl class=\"counts\">\n";
    const auto figure = [this](const char* kind, std::size_t count, const char* one, const char* many) {
      out_ << "<div class=\"" << kind << "\"><dt>" << (count == 1 ? one : many) << "</dt><dd>" << count
           << "</dd></div>\n";
    };
    figure("files", static_cast<std::size_t>(checked), "file checked", "files checked");
    figure("error", count_of(all_, Severity::error), "error", "errors");
    figure("warning", count_of(all_, Severity::warning), "warning", "warnings");
    figure("info", count_of(all_, Severity::info), "info", "infos");
    figure("suppressed", input_.suppressed, "suppressed", "suppressed");
    if (!input_.errors.empty())
      figure("unread", input_.errors.size(), "problem of the run", "problems of the run");
    out_ << "</dl>\n";
    if (input_.coverage) out_ << "<p>" << html_text(coverage_text(*input_.coverage)) << ".</p>\n";
    out_ << "</section>\n";
  }

  /// First, for whoever reads only the top: the report is not complete.
  void unread() {
    if (input_.errors.empty()) return;
    out_ << "<section class=\"unread\" aria-labelledby=\"unread\">\n"
            "<h2 id=\"unread\">Not everything could be checked</h2>\n<ul>\n";
    for (const RunError& error : input_.errors) {
      out_ << "<li>";
      // What is wrong with settings begins with its place.
      if (!error.path.empty() && error.code != "settings")
        out_ << "<span class=\"place\">" << html_name(error.path) << "</span>: ";
      out_ << html_text(error.message) << "</li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  void rule_table() {
    std::vector<RuleUse> used;
    for (const auto& [id, use] : rules_) {
      if (use.count > 0) used.push_back(use);
    }
    if (used.empty()) return;
    std::stable_sort(used.begin(), used.end(), [](const RuleUse& a, const RuleUse& b) {
      return a.worst != b.worst ? a.worst > b.worst : a.count > b.count;
    });
    out_ << "<section aria-labelledby=\"by-rule\">\n<h2 id=\"by-rule\">Findings by rule</h2>\n"
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Findings by rule\">\n<table>\n"
            "<caption>Findings by rule</caption>\n<thead>\n<tr><th scope=\"col\">Severity</th>"
            "<th scope=\"col\">Rule</th><th scope=\"col\">Findings</th><th scope=\"col\">Summary</th></tr>\n"
            "</thead>\n<tbody>\n";
    for (const RuleUse& use : used) {
      out_ << "<tr><td>" << level_badge(use.worst) << "</td><th scope=\"row\"><a href=\"#rule-"
           << html_text(use.rule->id) << "\">" << html_text(use.rule->id) << "</a></th><td class=\"number\">"
           << use.count << "</td><td>" << html_text(use.rule->summary) << "</td></tr>\n";
    }
    out_ << "</tbody>\n</table>\n</div>\n</section>\n";
  }

  void files() {
    out_ << "<section aria-labelledby=\"files\">\n<h2 id=\"files\">Files</h2>\n";
    if (input_.files.empty()) {
      out_ << "<p>No configuration files were found.</p>\n</section>\n";
      return;
    }
    out_ << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Files\">\n<table>\n"
            "<caption>Files and their findings</caption>\n<thead>\n<tr><th scope=\"col\">File</th>"
            "<th scope=\"col\">Kind</th><th scope=\"col\">Status</th><th scope=\"col\">Errors</th>"
            "<th scope=\"col\">Warnings</th><th scope=\"col\">Infos</th></tr>\n</thead>\n<tbody>\n";
    for (const FileEntry& file : input_.files) {
      const auto found = by_file_.find(file.path);
      Counts counts = found == by_file_.end() ? Counts{} : found->second;
      out_ << "<tr><th scope=\"row\">" << html_name(file.path) << "</th><td>" << html_text(file.kind)
           << "</td><td>" << html_text(file.status) << "</td>";
      for (const Severity level : kLevels)
        out_ << "<td class=\"number\">" << count_of(counts, level) << "</td>";
      out_ << "</tr>\n";
    }
    out_ << "</tbody>\n</table>\n</div>\n</section>\n";
  }

  void findings() {
    out_ << "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n";
    if (input_.diagnostics.empty()) {
      out_ << "<p>No findings.</p>\n</section>\n";
      return;
    }
    out_ << "<form id=\"filter\" hidden>\n"
            "<label>Severity <select name=\"severity\"></select></label>\n"
            "<label>Rule <select name=\"rule\"></select></label>\n"
            "<label>Site <select name=\"site\"></select></label>\n"
            "<button type=\"reset\">Show all</button>\n<output aria-live=\"polite\"></output>\n</form>\n";
    for (auto first = input_.diagnostics.begin(); first != input_.diagnostics.end();) {
      const source::FileId file = first->span.file;
      const auto last = std::find_if(first, input_.diagnostics.end(),
                                     [file](const Diagnostic& d) { return d.span.file != file; });
      findings_of_file({first, last});
      first = last;
    }
    out_ << "</section>\n";
  }

  void findings_of_file(std::span<const Diagnostic> findings) {
    out_ << "<section class=\"file\">\n<h3>" << html_name(input_.sources.file(findings.front().span).path())
         << "</h3>\n";
    std::map<std::string_view, std::size_t> seen;
    for (const Diagnostic& d : findings) {
      if (++seen[d.rule_id] <= kMaxPerRule) write_finding_as_html(d, input_, out_);
    }
    for (const auto& [rule, count] : seen) {
      if (count <= kMaxPerRule) continue;
      out_ << "<p class=\"omitted\">" << count - kMaxPerRule << " further findings of " << html_text(rule)
           << " in this file are omitted.</p>\n";
    }
    out_ << "</section>\n";
  }

  void rules() {
    if (rules_.empty()) return;
    out_ << "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">Rules</h2>\n";
    for (const auto& [id, use] : rules_) {
      out_ << "<section class=\"rule\" id=\"rule-" << html_text(id) << "\">\n<h3>" << html_text(id)
           << "</h3>\n<p>" << html_text(use.rule->summary) << ".</p>\n"
           << rule_as_html(*use.rule) << "</section>\n";
    }
    out_ << "</section>\n";
  }

  const ReportInput& input_;
  std::ostream& out_;
  Counts all_{};
  std::map<std::string_view, RuleUse> rules_;  ///< by id
  std::unordered_map<std::string_view, Counts> by_file_;
};

}  // namespace

void HtmlReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
