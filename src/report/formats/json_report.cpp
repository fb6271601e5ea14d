#include "report/formats/json_report.h"

#include <algorithm>

#include "base/json_writer.h"
#include "report/location.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using diag::Severity;
using Layout = base::JsonWriter::Layout;

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out) : input_(input), json_(out) {}

  void write() {
    json_.begin_object();
    json_.key("formatVersion").number(1);
    json_.key("tool").begin_object(Layout::one_line);
    json_.key("name").string("iislint").key("version").string(input_.tool_version).end_object();
    summary();
    json_.key("files").begin_array();
    for (const FileEntry& file : input_.files) {
      json_.begin_object(Layout::one_line).key("path").string(file.path).key("kind").string(file.kind);
      json_.key("status").string(file.status).end_object();
    }
    json_.end_array();
    json_.key("errors").begin_array();
    for (const RunError& error : input_.errors) {
      json_.begin_object(Layout::one_line);
      if (!error.path.empty()) json_.key("path").string(error.path);
      json_.key("code").string(error.code).key("message").string(error.message).end_object();
    }
    json_.end_array();
    json_.key("diagnostics").begin_array();
    for (const Diagnostic& diagnostic : input_.diagnostics)
      write(diagnostic);
    json_.end_array();
    json_.end_object();
    json_.finish();
  }

 private:
  std::uint64_t count(Severity severity) const {
    return static_cast<std::uint64_t>(
        std::count_if(input_.diagnostics.begin(), input_.diagnostics.end(),
                      [=](const Diagnostic& d) { return !d.suppression && d.severity == severity; }));
  }

  void summary() {
    json_.key("summary").begin_object(Layout::one_line);
    json_.key("files").number(input_.files.size());
    json_.key("errors").number(count(Severity::error));
    json_.key("warnings").number(count(Severity::warning));
    json_.key("infos").number(count(Severity::info));
    json_.key("suppressed").number(input_.suppressed);
    if (input_.fixed) json_.key("fixed").number(*input_.fixed);
    json_.end_object();
  }

  void place(const source::Span& span) { write_location(json_, input_.sources, span); }

  void text(const char* name, std::string_view value) {
    if (!value.empty()) json_.key(name).string(value);
  }

  void write(const Diagnostic& d) {
    json_.begin_object();
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
  base::JsonWriter json_;
};

}  // namespace

void JsonReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
