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

struct Totals {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

Totals totals_of(std::span<const Diagnostic> findings) {
  const Counts counts = counts_of(findings);
  return {findings.size(), counts.errors + counts.warnings, 0, findings.size() - counts.all()};
}

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), xml_(out) {
    for (const Diagnostic& finding : input.diagnostics)
      named_.insert(input.sources.file(finding.span).path());
    for (const RunError& error : input.errors)
      named_.insert(error.path);
  }

  void write() {
    Totals all = totals_of(input_.diagnostics);
    all.tests += input_.errors.size();
    all.errors = input_.errors.size();
    for (const FileEntry& file : input_.files) {
      all.tests += is_quiet(file);
      all.skipped += is_quiet(file) && file.status == "skipped";
    }
    xml_.open("testsuites");
    totals("iislint", all);
    for (const RunError& error : input_.errors)
      write(error);
    for (auto rest = input_.diagnostics; !rest.empty();) {
      const auto is_other = [&](const Diagnostic& d) { return d.span.file != rest.front().span.file; };
      const auto size = std::find_if(rest.begin(), rest.end(), is_other) - rest.begin();
      write(rest.first(static_cast<std::size_t>(size)));
      rest = rest.subspan(static_cast<std::size_t>(size));
    }
    for (const FileEntry& file : input_.files) {
      if (is_quiet(file)) write(file);
    }
    xml_.close();
  }

 private:
  /// Nothing else is said of the file.
  bool is_quiet(const FileEntry& file) const { return !named_.contains(file.path); }

  void totals(std::string_view name, const Totals& of) {
    xml_.attribute("name", name).attribute("tests", of.tests).attribute("failures", of.failures);
    xml_.attribute("errors", of.errors).attribute("skipped", of.skipped).attribute("time", "0");
  }

  void begin_suite(std::string_view path, const Totals& of) {
    xml_.open("testsuite");
    totals(path, of);
  }

  void begin_case(const std::string& name, std::string_view path) {
    xml_.open("testcase").attribute("name", name).attribute("classname", path).attribute("time", "0");
    if (path != kNoFile) xml_.attribute("file", path);
  }

  void write(const RunError& error) {
    const std::string_view path = error.path.empty() ? kNoFile : error.path;
    begin_suite(path, {1, 0, 1, 0});
    begin_case(std::string(error.code), path);
    xml_.open("error").attribute("message", error.message).attribute("type", error.code).close();
    xml_.close().close();
  }

  void write(const FileEntry& file) {
    const bool is_skipped = file.status == "skipped";
    begin_suite(file.path, {1, 0, 0, is_skipped ? std::size_t{1} : 0});
    begin_case(is_skipped ? "skipped" : "no findings", file.path);
    if (is_skipped) xml_.open("skipped").attribute("message", "no IIS configuration").close();
    xml_.close().close();
  }

  void write(std::span<const Diagnostic> of_one_file) {
    begin_suite(input_.sources.file(of_one_file.front().span).path(), totals_of(of_one_file));
    for (const Diagnostic& finding : of_one_file)
      write(finding);
    xml_.close();
  }

  void write(const Diagnostic& finding) {
    const source::SourceFile& file = input_.sources.file(finding.span);
    const source::Position at = file.position(finding.span.begin);
    const std::string name =
        std::string(finding.rule_id) + " (" + std::to_string(at.line) + ":" + std::to_string(at.column) + ")";
    begin_case(name, file.path());
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
