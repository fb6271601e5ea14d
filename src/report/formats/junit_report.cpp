#include "report/formats/junit_report.h"

#include <algorithm>
#include <set>

#include "report/formats/findings.h"
#include "report/formats/xml_writer.h"
#include "report/location.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), xml_(out) {
    for (const Diagnostic& finding : input.diagnostics)
      named_.insert(input.sources.file(finding.span).path());
    for (const RunError& error : input.errors)
      named_.insert(error.path);
  }

  void write() {
    const Counts counts = counts_of(input_.diagnostics);
    const auto shown_suppressed = static_cast<std::size_t>(
        std::count_if(input_.diagnostics.begin(), input_.diagnostics.end(),
                      [](const Diagnostic& finding) { return finding.suppression != nullptr; }));
    std::size_t quiet = 0, skipped = shown_suppressed;
    for (const FileEntry& file : input_.files) {
      quiet += is_quiet(file);
      skipped += is_quiet(file) && file.status == "skipped";
    }
    xml_.open("testsuite").attribute("name", "iislint");
    xml_.attribute("tests", input_.diagnostics.size() + input_.errors.size() + quiet);
    xml_.attribute("failures", counts.errors + counts.warnings);
    xml_.attribute("errors", input_.errors.size()).attribute("skipped", skipped).attribute("time", "0");
    for (const RunError& error : input_.errors)
      write(error);
    for (const Diagnostic& finding : input_.diagnostics)
      write(finding);
    for (const FileEntry& file : input_.files) {
      if (is_quiet(file)) write(file);
    }
    xml_.close();
  }

 private:
  /// Nothing else is said of the file.
  bool is_quiet(const FileEntry& file) const { return !named_.contains(file.path); }

  void begin_case(const std::string& name, std::string_view path) {
    xml_.open("testcase").attribute("name", name).attribute("classname", path).attribute("time", "0");
    if (path != kNoFile) xml_.attribute("file", path);
  }

  void write(const RunError& error) {
    begin_case(std::string(error.code), error.path.empty() ? kNoFile : error.path);
    xml_.open("error").attribute("message", error.message).attribute("type", error.code).close();
    xml_.close();
  }

  void write(const FileEntry& file) {
    begin_case("no findings", file.path);
    if (file.status == "skipped") xml_.open("skipped").attribute("message", "no IIS configuration").close();
    xml_.close();
  }

  void write(const Diagnostic& finding) {
    const source::SourceFile& file = input_.sources.file(finding.span);
    const source::Position at = file.position(finding.span.begin);
    begin_case(
        std::string(finding.rule_id) + " (" + std::to_string(at.line) + ":" + std::to_string(at.column) + ")",
        file.path());
    xml_.attribute("line", at.line);
    if (finding.suppression) {
      xml_.open("skipped").attribute("message", shown_message(finding)).close();
    } else if (finding.severity == Severity::info) {
      xml_.open("system-out").text(body(finding)).close();
    } else {
      xml_.open("failure").attribute("message", finding.message);
      xml_.attribute("type", to_string(*finding.severity)).text(body(finding)).close();
    }
    xml_.close();
  }

  /// Lines that begin with words of ours, or behind a tag: none can be a command in a log.
  std::string body(const Diagnostic& finding) const {
    std::string text = location_text(input_.sources, finding.span) + ": " + printable(finding.message);
    if (finding.expected) text += "\nexpected: " + printable(*finding.expected);
    const std::string help = diag::whole_help(finding);
    if (!help.empty()) text += "\nhelp: " + printable(help);
    return text;
  }

  static constexpr std::string_view kNoFile = "iislint";

  const ReportInput& input_;
  XmlWriter xml_;
  std::set<std::string_view> named_;  ///< paths of which there is something to say
};

}  // namespace

void JunitReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
