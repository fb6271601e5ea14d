#include "report/formats/github_report.h"

#include <ostream>
#include <vector>

#include "base/text.h"
#include "report/formats/findings.h"
#include "report/terminal/log_command.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kOfEachKind = 10;  // annotations that GitHub keeps of a step

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), out_(out) {}

  void write() {
    for (const RunError& error : input_.errors) {
      if (!has_room_for(Severity::error)) continue;
      out_ << LogCommand::github(
          "error", {{"title", std::string(error.code)}, {"file", std::string(repository_path(error.path))}},
          error.message);
    }
    for_each_worst_first(input_.diagnostics, [&](const Diagnostic& finding) {
      if (has_room_for(shown_severity(finding))) annotate(finding);
    });
    say_what_is_cut();
  }

 private:
  bool has_room_for(Severity severity) { return ++made_[static_cast<std::size_t>(severity)] <= kOfEachKind; }

  void annotate(const Diagnostic& finding) {
    const source::SourceFile& file = input_.sources.file(finding.span);
    const source::Position begin = file.position(finding.span.begin), end = file.position(finding.span.end);
    LogCommand::Properties properties = {{"title", std::string(finding.rule_id)},
                                         {"file", std::string(repository_path(file.path()))},
                                         {"line", std::to_string(begin.line)},
                                         {"endLine", std::to_string(end.line)}};
    if (begin.line == end.line) {
      properties.emplace_back("col", std::to_string(begin.column));
      properties.emplace_back("endColumn", std::to_string(end.column));
    }
    std::string message = shown_message(finding);
    const std::string help = diag::whole_help(finding);
    if (!help.empty() && !finding.suppression) message += "\n" + help;
    const Severity severity = shown_severity(finding);
    out_ << LogCommand::github(severity == Severity::info ? "notice" : to_string(severity), properties,
                               message);
  }

  void say_what_is_cut() {
    std::vector<std::string> parts;
    const auto add = [&](Severity severity, const char* word) {
      const std::size_t made = made_[static_cast<std::size_t>(severity)];
      if (made > kOfEachKind) parts.push_back(counted(made - kOfEachKind, word));
    };
    add(Severity::error, "error");
    add(Severity::warning, "warning");
    add(Severity::info, "notice");
    if (parts.empty()) return;
    out_ << "iislint: not annotated: " << base::join_words(parts, "and")
         << "; GitHub shows ten annotations of each kind for a step\n";
  }

  const ReportInput& input_;
  std::ostream& out_;
  std::size_t made_[4] = {};  ///< by severity, whether they were written or not
};

}  // namespace

void GithubReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
