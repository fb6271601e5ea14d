#include "app/lsp/answers/diagnostics.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "app/lsp/answers/error_place.h"
#include "app/lsp/answers/rule_tags.h"
#include "app/lsp/protocol/message.h"
#include "base/text.h"
#include "report/uri.h"
#include "source/paths.h"

namespace iislint::lsp {
namespace {

using base::JsonWriter;
using Layout = JsonWriter::Layout;
using diag::Diagnostic;

int number_of(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return 1;
    case diag::Severity::warning:
      return 2;
    default:
      return 3;
  }
}

void write_data(JsonWriter& json, Places& places, const Diagnostic& finding) {
  json.key("data").begin_object(Layout::one_line).key("rule").string(finding.rule_id);
  json.key("fingerprint").string(finding.fingerprint);
  if (!finding.config_path.empty()) json.key("configPath").string(finding.config_path);
  json.key("fixes").begin_array(Layout::one_line);
  for (const diag::Fix& fix : finding.fixes) {
    json.begin_object(Layout::one_line).key("title").string(fix.title);
    json.key("safety").string(fix.safety == diag::FixSafety::safe ? "safe" : "unsafe");
    json.key("edits").begin_array(Layout::one_line);
    for (const diag::Edit& edit : fix.edits) {
      json.begin_object(Layout::one_line).key("uri").string(places.uri_of(edit.span.file));
      write_range(json.key("range"), places.range_of(edit.span));
      json.key("newText").string(edit.new_text).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_related(JsonWriter& json, Places& places, const Diagnostic& finding) {
  json.key("relatedInformation").begin_array(Layout::one_line);
  for (const diag::Related& related : finding.related) {
    json.begin_object(Layout::one_line);
    write_location(json.key("location"), places, related.span);
    json.key("message").string(related.message).end_object();
  }
  json.end_array();
}

/// As many as Visual Studio Code keeps of a file. In a server's file with thousands of sites a keystroke
/// would otherwise send some hundred MB.
constexpr std::size_t kMostShown = 1000;

/// The findings in the file itself, in their order.
std::vector<const Diagnostic*> findings_in(const engine::FileReport& report) {
  std::vector<const Diagnostic*> found;
  for (const Diagnostic& finding : report.findings) {
    if (finding.span.file == report.file) found.push_back(&finding);
  }
  return found;
}

/// Leaves the most severe ones, of those the first, in their order.
void leave_worst(std::vector<const Diagnostic*>& findings, std::size_t most) {
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return number_of(*findings[a]->severity) < number_of(*findings[b]->severity);
  });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<const Diagnostic*> left;
  for (const std::size_t i : order)
    left.push_back(findings[i]);
  findings = std::move(left);
}

/// A message about a file itself, without a rule.
void write_message(JsonWriter& json, diag::Severity severity, const Position& place,
                   const std::string& message) {
  json.begin_object(Layout::one_line);
  write_range(json.key("range"), {place, {place.line, place.character + 1}});
  json.key("severity")
      .integer(number_of(severity))
      .key("source")
      .string("iislint")
      .key("message")
      .string(message);
  json.end_object();
}

/// What the project's errors say of the file.
void write_mistakes_in(JsonWriter& json, const engine::Project& project, const std::string& path) {
  std::set<std::string> said;
  for (const engine::RunError& error : project.errors()) {
    const ErrorPlace place = place_in(error.error.message);
    if (place.path.empty() || project.absolute(place.path) != path ||
        !said.insert(error.error.message).second)
      continue;
    write_message(json, diag::Severity::error, place.position, place.message);
  }
}

void write_findings(JsonWriter& json, Places& places, const Client& client, const std::string& path) {
  if (places.workspace().is_excluded(path)) return;
  const engine::FileReport& report = places.project().check(path);
  if (report.status == engine::FileStatus::skipped) return;
  for (const engine::RunError& error : report.errors)
    write_message(json, diag::Severity::error, {}, error.error.message);
  std::vector<const Diagnostic*> findings = findings_in(report);
  if (findings.size() > kMostShown) {
    write_message(json, diag::Severity::info, {},
                  std::to_string(findings.size() - kMostShown) +
                      " less severe findings in this file are not shown; `iislint check` lists them all");
    leave_worst(findings, kMostShown);
  }
  for (const Diagnostic* finding : findings)
    write_diagnostic(json, places, client, *finding);
}

/// The messages hold lines and columns of UTF-16 as they are, for settings are ASCII nearly always.
bool is_of_settings(Workspace& workspace, const std::string& path) {
  const Document* document = workspace.at_path(path);
  if (document != nullptr) return workspace.role(*document) != DocumentRole::configuration;
  return path.ends_with(".json");
}

}  // namespace

void write_diagnostic(JsonWriter& json, Places& places, const Client& client, const Diagnostic& finding) {
  json.begin_object(Layout::one_line);
  write_range(json.key("range"), places.range_of(finding.span));
  json.key("severity").integer(number_of(*finding.severity)).key("code").string(finding.rule_id);
  const std::string_view url = finding.rule != nullptr ? finding.rule->url : std::string_view();
  if (client.takes_rule_address && report::is_web_address(url)) {
    json.key("codeDescription").begin_object(Layout::one_line).key("href").string(url).end_object();
  }
  json.key("source").string("iislint");
  const std::string help = diag::whole_help(finding);
  json.key("message").string(help.empty() ? finding.message : finding.message + "\n" + help);
  const auto tag = tag_of(finding.rule_id);
  if (client.takes_tags && tag)
    json.key("tags").begin_array(Layout::one_line).integer(static_cast<int>(*tag)).end_array();
  if (client.takes_related && !finding.related.empty()) write_related(json, places, finding);
  if (client.takes_data) write_data(json, places, finding);
  json.end_object();
}

Diagnostics diagnostics_of(Places& places, const Client& client, const std::string& path) {
  Diagnostics result;
  result.json = json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    if (is_of_settings(places.workspace(), path)) {
      places.project().policy(source::join(source::folder_of(path), "web.config"));  // reads the settings
      write_mistakes_in(json, places.project(), path);
    } else {
      write_findings(json, places, client, path);
    }
    json.end_array();
  });
  result.id = std::to_string(base::fnv1a(result.json));
  return result;
}

std::vector<std::string> mistaken_files(const engine::Project& project) {
  std::set<std::string> paths;
  for (const engine::RunError& error : project.errors()) {
    const ErrorPlace place = place_in(error.error.message);
    if (!place.path.empty()) paths.insert(project.absolute(place.path));
  }
  return {paths.begin(), paths.end()};
}

}  // namespace iislint::lsp
