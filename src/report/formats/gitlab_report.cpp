#include "report/formats/gitlab_report.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "report/formats/findings.h"

namespace iislint::report {
namespace {

using diag::Severity;

struct Entry {
  std::string description;
  std::string_view check_name;
  std::string_view fingerprint;
  std::string_view severity;
  std::string_view path;
  std::uint32_t begin, end;
};

void write(base::JsonWriter& json, const Entry& entry) {
  using Layout = base::JsonWriter::Layout;
  json.begin_object();
  json.key("description").string(entry.description).key("check_name").string(entry.check_name);
  json.key("fingerprint").string(entry.fingerprint).key("severity").string(entry.severity);
  json.key("location").begin_object(Layout::one_line).key("path").string(repository_path(entry.path));
  json.key("lines").begin_object().key("begin").number(entry.begin).key("end").number(entry.end);
  json.end_object().end_object().end_object();
}

/// Never that of another entry: the number of the error is part of it.
std::string fingerprint_of(const RunError& error, std::size_t number) {
  constexpr char kHex[] = "0123456789abcdef";
  const std::string text =
      error.path + '\0' + std::string(error.code) + '\0' + error.message + '\0' + std::to_string(number);
  std::uint64_t hash = base::fnv1a(text);
  std::string digits = "error-";
  for (int i = 0; i < 16; ++i, hash <<= 4)
    digits += kHex[hash >> 60];
  return digits;
}

std::string_view severity_of(const diag::Diagnostic& finding) {
  switch (shown_severity(finding)) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    default:
      return "info";
  }
}

}  // namespace

void GitlabReport::render(const ReportInput& input, std::ostream& out) const {
  base::JsonWriter json(out);
  json.begin_array();
  std::size_t number = 0;
  for (const RunError& error : input.errors) {
    const std::string fingerprint = fingerprint_of(error, ++number);
    write(json,
          {error.message, error.code, fingerprint, "blocker", error.path.empty() ? "." : error.path, 1, 1});
  }
  for (const diag::Diagnostic& finding : input.diagnostics) {
    const source::SourceFile& file = input.sources.file(finding.span);
    write(json, {shown_message(finding), finding.rule_id, finding.fingerprint, severity_of(finding),
                 file.path(), file.position(finding.span.begin).line, file.position(finding.span.end).line});
  }
  json.end_array();
  json.finish();
}

}  // namespace iislint::report
