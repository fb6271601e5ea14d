#include "report/formats/json_parts.h"

#include "report/formats/findings.h"
#include "report/location.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using Layout = base::JsonWriter::Layout;

void write_profile(base::JsonWriter& json, const diag::BenchmarkCoverage& coverage) {
  json.key("profile").begin_object(Layout::one_line);
  json.key("name").string(coverage.benchmark->profile).key("benchmark").string(coverage.benchmark->title);
  json.key("covered").number(coverage.covered).key("coveredInPart").number(coverage.in_part);
  json.key("decidable").number(coverage.decidable);
  json.end_object();
}

void write_summary(base::JsonWriter& json, const ReportInput& input) {
  const Counts counts = counts_of(input.diagnostics);
  json.key("summary").begin_object(Layout::one_line);
  json.key("files").number(input.files.size());
  json.key("errors").number(counts.errors);
  json.key("warnings").number(counts.warnings);
  json.key("infos").number(counts.infos);
  json.key("suppressed").number(input.suppressed);
  if (input.fixed) json.key("fixed").number(*input.fixed);
  if (input.coverage) write_profile(json, *input.coverage);
  json.end_object();
}

void write_statistics(base::JsonWriter& json, const Statistics& statistics) {
  json.key("statistics").begin_object();
  json.key("rules").begin_array();
  for (const RuleStatistics& rule : statistics) {
    json.begin_object(Layout::one_line);
    json.key("ruleId").string(rule.rule_id).key("severity").string(to_string(rule.severity));
    json.key("findings").number(rule.findings);
    json.key("fixable").number(rule.fixable).key("unsafelyFixable").number(rule.unsafely_fixable);
    json.key("suppressed").number(rule.suppressed).key("baseline").number(rule.baseline);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

class FindingWriter {
 public:
  FindingWriter(base::JsonWriter& json, const ReportInput& input) : input_(input), json_(json) {}

  void write(const Diagnostic& d, Layout layout) {
    json_.begin_object(layout);
    json_.key("ruleId").string(d.rule_id).key("severity").string(to_string(*d.severity));
    json_.key("confidence").string(to_string(d.confidence)).key("category").string(d.rule->category);
    json_.key("message").string(d.message);
    place(d.span);
    text("configPath", d.config_path);
    json_.key("sites").begin_array(Layout::one_line);
    for (const std::string& site : d.sites)
      json_.string(site);
    json_.end_array();
    if (d.actual) json_.key("actual").string(*d.actual);
    if (d.expected) json_.key("expected").string(*d.expected);
    text("help", diag::whole_help(d));
    text("url", d.rule->url);
    json_.key("references").begin_array(Layout::one_line);
    for (const diag::Reference& reference : d.rule->references) {
      json_.begin_object()
          .key("standard")
          .string(reference.standard)
          .key("id")
          .string(reference.id)
          .end_object();
    }
    json_.end_array();
    json_.key("related").begin_array();
    for (const diag::Related& related : d.related) {
      json_.begin_object().key("message").string(related.message);
      place(related.span);
      json_.end_object();
    }
    json_.end_array();
    json_.key("fixes").begin_array();
    for (const diag::Fix& fix : d.fixes)
      write(fix);
    json_.end_array();
    json_.key("fingerprint").string(d.fingerprint);
    if (d.suppression) write(*d.suppression);
    json_.end_object();
  }

 private:
  void place(const source::Span& span) { write_location(json_, input_.sources, span); }

  void text(const char* name, std::string_view value) {
    if (!value.empty()) json_.key(name).string(value);
  }

  void write(const diag::Suppression& suppression) {
    json_.key("suppression").begin_object();
    json_.key("kind").string(suppression.comment ? "inline" : "settings");
    json_.key("reason").string(suppression.reason);
    text("until", suppression.until);
    if (suppression.comment) place(*suppression.comment);
    if (suppression.origin) write_location(json_, *suppression.origin);
    json_.end_object();
  }

  void write(const diag::Fix& fix) {
    json_.begin_object().key("title").string(fix.title);
    json_.key("safety").string(fix.safety == diag::FixSafety::safe ? "safe" : "unsafe");
    json_.key("edits").begin_array();
    for (const diag::Edit& edit : fix.edits) {
      json_.begin_object();
      place(edit.span);
      json_.key("newText").string(edit.new_text).end_object();
    }
    json_.end_array().end_object();
  }

  const ReportInput& input_;
  base::JsonWriter& json_;
};

}  // namespace

void write_run(base::JsonWriter& json, const ReportInput& input) {
  json.key("formatVersion").number(1);
  json.key("tool").begin_object(Layout::one_line);
  json.key("name").string("iislint").key("version").string(input.tool_version).end_object();
  write_summary(json, input);
  if (input.statistics != nullptr) write_statistics(json, *input.statistics);
  json.key("files").begin_array();
  for (const FileEntry& file : input.files) {
    json.begin_object(Layout::one_line).key("path").string(file.path).key("kind").string(file.kind);
    json.key("status").string(file.status).end_object();
  }
  json.end_array();
  json.key("errors").begin_array();
  for (const RunError& error : input.errors) {
    json.begin_object(Layout::one_line);
    if (!error.path.empty()) json.key("path").string(error.path);
    json.key("code").string(error.code).key("message").string(error.message).end_object();
  }
  json.end_array();
}

void write_finding(base::JsonWriter& json, const ReportInput& input, const Diagnostic& finding,
                   Layout layout) {
  FindingWriter(json, input).write(finding, layout);
}

}  // namespace iislint::report
