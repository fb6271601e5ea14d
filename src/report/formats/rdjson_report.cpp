#include "report/formats/rdjson_report.h"

#include "base/json_writer.h"
#include "report/formats/findings.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using Layout = base::JsonWriter::Layout;

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), json_(out) {}

  void write() {
    json_.begin_object();
    json_.key("source").begin_object(Layout::one_line).key("name").string("iislint").end_object();
    json_.key("diagnostics").begin_array();
    for (const RunError& error : input_.errors)
      write(error);
    for (const Diagnostic& finding : input_.diagnostics)
      write(finding);
    json_.end_array().end_object();
    json_.finish();
  }

 private:
  void write(const RunError& error) {
    json_.begin_object().key("message").string(error.message);
    json_.key("location").begin_object(Layout::one_line);
    json_.key("path").string(error.path.empty() ? "." : repository_path(error.path)).end_object();
    json_.key("severity").string("ERROR");
    json_.key("code").begin_object(Layout::one_line).key("value").string(error.code).end_object();
    json_.end_object();
  }

  void write(const Diagnostic& finding) {
    json_.begin_object().key("message").string(shown_message(finding));
    location(finding.span);
    json_.key("severity").string(severity_of(finding));
    json_.key("code").begin_object(Layout::one_line).key("value").string(finding.rule_id);
    if (!finding.rule->url.empty()) json_.key("url").string(finding.rule->url);
    json_.end_object();
    suggestions(finding);
    if (!finding.related.empty()) {
      json_.key("relatedLocations").begin_array();
      for (const diag::Related& related : finding.related) {
        json_.begin_object(Layout::one_line).key("message").string(related.message);
        location(related.span);
        json_.end_object();
      }
      json_.end_array();
    }
    json_.end_object();
  }

  static std::string_view severity_of(const Diagnostic& finding) {
    switch (shown_severity(finding)) {
      case diag::Severity::error:
        return "ERROR";
      case diag::Severity::warning:
        return "WARNING";
      default:
        return "INFO";
    }
  }

  static bool is_suggestion(const Diagnostic& finding, const diag::Fix& fix) {
    return fix.edits.size() == 1 && fix.edits.front().span.file == finding.span.file;
  }

  void suggestions(const Diagnostic& finding) {
    bool is_open = false;
    for (const diag::Fix& fix : finding.fixes) {
      if (!is_suggestion(finding, fix)) continue;
      if (!is_open) json_.key("suggestions").begin_array();
      is_open = true;
      json_.begin_object(Layout::one_line);
      range(fix.edits.front().span);
      json_.key("text").string(fix.edits.front().new_text).end_object();
    }
    if (is_open) json_.end_array();
  }

  void location(const source::Span& span) {
    json_.key("location").begin_object(Layout::one_line);
    json_.key("path").string(repository_path(input_.sources.file(span).path()));
    range(span);
    json_.end_object();
  }

  void range(const source::Span& span) {
    json_.key("range").begin_object(Layout::one_line);
    point("start", span, span.begin);
    point("end", span, span.end);
    json_.end_object();
  }

  void point(const char* name, const source::Span& span, std::uint32_t offset) {
    const source::SourceFile& file = input_.sources.file(span);
    const std::uint32_t line = file.position(offset).line;
    json_.key(name).begin_object().key("line").number(line);
    json_.key("column").number(offset - file.lines().line_begin(line) + 1).end_object();
  }

  const ReportInput& input_;
  base::JsonWriter json_;
};

}  // namespace

void RdjsonReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
