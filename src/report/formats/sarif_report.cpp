#include "report/formats/sarif_report.h"

#include <algorithm>
#include <set>

#include "report/sarif/locations.h"
#include "report/sarif/notification_kinds.h"
#include "report/sarif/result_writer.h"
#include "report/sarif/rule_catalog.h"
#include "report/sarif/selection.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using Layout = base::JsonWriter::Layout;

constexpr const char* kSchema = "https://json.schemastore.org/sarif-2.1.0.json";

class Writer {
 public:
  Writer(const ReportInput& input, std::ostream& out)
      : input_(input),
        json_(out),
        rules_(input),
        locations_(input, json_),
        selection_(select_worst(input.diagnostics)) {}

  void write() {
    json_.begin_object();
    json_.key("$schema").string(kSchema).key("version").string("2.1.0");
    json_.key("runs").begin_array().begin_object();
    tool();
    invocation();
    root();
    json_.key("columnKind").string("utf16CodeUnits");
    json_.key("newlineSequences").begin_array(Layout::one_line).string("\r\n").string("\n").string("\r");
    json_.end_array();
    artifacts();
    rules_.write_taxonomies(json_);
    results();
    json_.end_object().end_array().end_object();
    json_.finish();
  }

 private:
  void tool() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.key("name").string("iislint");
    json_.key("fullName").string("iislint " + std::string(input_.tool_version));
    json_.key("version").string(input_.tool_version).key("semanticVersion").string(input_.tool_version);
    write_notification_kinds();
    rules_.write_rules(json_);
    json_.end_object().end_object();
  }

  /// What notifications of this run refer to.
  void write_notification_kinds() {
    std::set<std::string_view> ids;
    for (const RunError& error : input_.errors)
      ids.insert(error.code);
    if (selection_.left_out > 0) ids.insert(kLeftOut);
    for (const FileEntry& file : input_.files) {
      if (file.status == "skipped") ids.insert(kSkipped);
    }
    if (ids.empty()) return;
    json_.key("notifications").begin_array();
    for (const std::string_view id : ids)
      write_notification_kind(json_, id);
    json_.end_array();
  }

  bool is_whole() const {
    return input_.errors.empty() &&
           std::none_of(input_.diagnostics.begin(), input_.diagnostics.end(),
                        [](const Diagnostic& d) { return d.builtin == diag::BuiltinRule::internal_error; });
  }

  void invocation() {
    json_.key("invocations").begin_array().begin_object();
    json_.key("executionSuccessful").boolean(is_whole());
    json_.key("toolExecutionNotifications").begin_array();
    for (const RunError& error : input_.errors) {
      if (error.code != "settings") notification(error.code, "error", error.message, error.path);
    }
    for (const FileEntry& file : input_.files) {
      if (file.status == "skipped")
        notification(kSkipped, "note", "skipped, no IIS configuration", file.path);
    }
    if (selection_.left_out > 0) {
      notification(kLeftOut, "warning",
                   std::to_string(selection_.left_out) + " of " + std::to_string(input_.diagnostics.size()) +
                       " findings are left out: services take a limited number, and the worst are here",
                   "");
    }
    json_.end_array();
    json_.key("toolConfigurationNotifications").begin_array();
    for (const RunError& error : input_.errors) {
      if (error.code == "settings") notification(error.code, "error", error.message, error.path);
    }
    json_.end_array();
    json_.end_object().end_array();
  }

  void notification(std::string_view id, const char* level, std::string_view text, std::string_view path) {
    json_.begin_object();
    json_.key("descriptor").begin_object(Layout::one_line).key("id").string(id).end_object();
    json_.key("level").string(level);
    json_.key("message").begin_object(Layout::one_line).key("text").string(printable(text)).end_object();
    if (!path.empty()) {
      json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
      json_.key("artifactLocation");
      locations_.write_artifact(path);
      json_.end_object().end_object().end_array();
    }
    json_.end_object();
  }

  /// Without a URI: where the folder lies is nobody's business, and would differ from machine to machine.
  void root() {
    json_.key("originalUriBaseIds").begin_object().key(kRootId).begin_object();
    json_.key("description").begin_object(Layout::one_line);
    json_.key("text").string("The root of the repository, or the folder in which iislint was started");
    json_.end_object().end_object().end_object();
  }

  void artifacts() {
    json_.key("artifacts").begin_array();
    for (const FileEntry& file : input_.files) {
      json_.begin_object().key("location");
      locations_.write_artifact(file.path);
      json_.key("roles").begin_array(Layout::one_line).string("analysisTarget").end_array();
      json_.key("encoding").string(file.encoding.name).key("sourceLanguage").string("xml");
      json_.key("properties").begin_object(Layout::one_line);
      json_.key("kind").string(file.kind).key("status").string(file.status).end_object().end_object();
    }
    json_.end_array();
  }

  void results() {
    const auto& findings = input_.diagnostics;
    const bool states_suppression = std::any_of(findings.begin(), findings.end(),
                                                [](const Diagnostic& d) { return d.suppression != nullptr; });
    ResultWriter writer(input_, rules_, json_, states_suppression);
    json_.key("results").begin_array();
    if (selection_.left_out == 0) {
      for (const Diagnostic& finding : findings)
        writer.write(finding);
    } else {
      for (const std::size_t chosen : selection_.chosen)
        writer.write(findings[chosen]);
    }
    json_.end_array();
  }

  const ReportInput& input_;
  base::JsonWriter json_;
  RuleCatalog rules_;
  SarifLocations locations_;
  Selection selection_;
};

}  // namespace

void SarifReport::render(const ReportInput& input, std::ostream& out) const {
  Writer(input, out).write();
}

}  // namespace iislint::report
