#include "report/sarif/result_writer.h"

#include <algorithm>

#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Diagnostic;
using Layout = base::JsonWriter::Layout;

/// Text in which a reader of SARIF finds no links: "[text](target)" is one, unless its brackets are escaped.
std::string unlinked(std::string_view text) {
  if (text.find("](") == std::string_view::npos) return std::string(text);
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string bracket_free(std::string text) {
  std::replace(text.begin(), text.end(), '[', '(');
  std::replace(text.begin(), text.end(), ']', ')');
  return text;
}

/// Readers take the first sentence as the title of the result.
std::string as_sentence(std::string text) {
  const bool is_ended = text.ends_with('.') || text.ends_with('?') || text.ends_with("…");
  return is_ended ? text : text + ".";
}

/// GitHub shows a related location only where the message links to it, by its id.
std::string message_of(const Diagnostic& finding) {
  std::string text = as_sentence(unlinked(printable(finding.message)));
  std::size_t id = 0;
  for (const diag::Related& related : finding.related) {
    text += id == 0 ? "\nSee also: " : ", ";
    text += "[" + bracket_free(printable(related.message)) + "](" + std::to_string(++id) + ")";
  }
  return text;
}

/// "@validationFlags" of "system.applicationHost/…/@validationFlags". A key in quotes may hold a '/'.
std::string_view last_step(std::string_view config_path) {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < config_path.size(); ++at) {
    if (config_path[at] == '\'') quoted = !quoted;
    if (config_path[at] == '/' && !quoted) begin = at + 1;
  }
  return config_path.substr(begin);
}

void write_text(base::JsonWriter& json, const char* key, std::string_view text) {
  json.key(key).begin_object(Layout::one_line).key("text").string(text).end_object();
}

}  // namespace

ResultWriter::ResultWriter(const ReportInput& input, const RuleCatalog& rules, base::JsonWriter& json,
                           bool states_suppression)
    : input_(input),
      rules_(rules),
      json_(json),
      locations_(input, json),
      states_suppression_(states_suppression) {}

void ResultWriter::write(const Diagnostic& finding) {
  json_.begin_object();
  json_.key("ruleId").string(finding.rule_id).key("ruleIndex").number(rules_.index_of(finding.rule_id));
  json_.key("level").string(sarif_level(*finding.severity));
  write_text(json_, "message", message_of(finding));
  json_.key("locations").begin_array().begin_object();
  locations_.write_physical(finding.span);
  write_logical_location(finding);
  json_.end_object().end_array();
  write_related(finding);
  write_fingerprints(finding);
  write_fixes(finding);
  write_suppressions(finding);
  write_properties(finding);
  json_.end_object();
}

void ResultWriter::write_logical_location(const Diagnostic& finding) {
  if (finding.config_path.empty()) return;
  std::string_view name = last_step(finding.config_path);
  const bool is_attribute = name.starts_with('@');
  if (is_attribute) name.remove_prefix(1);
  json_.key("logicalLocations").begin_array().begin_object(Layout::one_line);
  json_.key("name").string(name).key("fullyQualifiedName").string(finding.config_path);
  json_.key("kind").string(is_attribute ? "attribute" : "element").end_object().end_array();
}

void ResultWriter::write_related(const Diagnostic& finding) {
  if (finding.related.empty()) return;
  json_.key("relatedLocations").begin_array();
  std::size_t id = 0;
  for (const diag::Related& related : finding.related) {
    json_.begin_object().key("id").number(++id);
    locations_.write_physical(related.span);
    write_text(json_, "message", unlinked(printable(related.message)));
    json_.end_object();
  }
  json_.end_array();
}

const LineHashes* ResultWriter::hashes_of(source::FileId file) {
  if (hashed_ != file) {
    const source::SourceFile& source = input_.sources.file(file);
    hashes_.reset();
    if (has_line_hashes(source))
      hashes_ = std::make_unique<LineHashes>(source.text(), source.encoding().has_bom);
    hashed_ = file;
  }
  return hashes_.get();
}

void ResultWriter::write_fingerprints(const Diagnostic& finding) {
  json_.key("partialFingerprints").begin_object();
  json_.key("iislintKeyPath/v1").string(finding.fingerprint);
  const std::uint32_t line = input_.sources.file(finding.span).position(finding.span.begin).line;
  const LineHashes* hashes = hashes_of(finding.span.file);
  if (hashes != nullptr && line <= hashes->size())
    json_.key("primaryLocationLineHash").string(hashes->of_line(line));
  json_.end_object();
}

void ResultWriter::write_fixes(const Diagnostic& finding) {
  const auto has_edits = [](const diag::Fix& fix) { return !fix.edits.empty(); };
  if (std::none_of(finding.fixes.begin(), finding.fixes.end(), has_edits)) return;
  json_.key("fixes").begin_array();
  for (const diag::Fix& fix : finding.fixes) {
    if (!has_edits(fix)) continue;
    json_.begin_object();
    write_text(json_, "description", unlinked(printable(fix.title)));
    write_changes(fix);
    json_.key("properties").begin_object(Layout::one_line);
    json_.key("safety").string(fix.safety == diag::FixSafety::safe ? "safe" : "unsafe").end_object();
    json_.end_object();
  }
  json_.end_array();
}

void ResultWriter::write_changes(const diag::Fix& fix) {
  json_.key("artifactChanges").begin_array();
  for (auto edit = fix.edits.begin(); edit != fix.edits.end();) {
    const source::FileId file = edit->span.file;
    json_.begin_object().key("artifactLocation");
    locations_.write_artifact(input_.sources.file(file).path());
    json_.key("replacements").begin_array();
    for (; edit != fix.edits.end() && edit->span.file == file; ++edit) {
      json_.begin_object().key("deletedRegion");
      locations_.write_region(edit->span);
      write_text(json_, "insertedContent", edit->new_text);
      json_.end_object();
    }
    json_.end_array().end_object();
  }
  json_.end_array();
}

void ResultWriter::write_suppressions(const Diagnostic& finding) {
  if (!states_suppression_) return;
  json_.key("suppressions").begin_array();
  if (const diag::Suppression* suppression = finding.suppression.get()) {
    json_.begin_object().key("kind").string(suppression->comment ? "inSource" : "external");
    json_.key("status").string("accepted");
    json_.key("justification").string(printable(suppression->reason));
    json_.key("location").begin_object();
    if (suppression->comment) locations_.write_physical(*suppression->comment);
    if (suppression->origin) locations_.write_physical(*suppression->origin);
    json_.end_object();
    if (!suppression->until.empty()) {
      json_.key("properties").begin_object(Layout::one_line);
      json_.key("until").string(suppression->until).end_object();
    }
    json_.end_object();
  }
  json_.end_array();
}

void ResultWriter::write_properties(const Diagnostic& finding) {
  json_.key("properties").begin_object();
  json_.key("confidence").string(to_string(finding.confidence));
  json_.key("sites").begin_array(Layout::one_line);
  for (const std::string& site : finding.sites)
    json_.string(site);
  json_.end_array();
  if (finding.actual) json_.key("actual").string(*finding.actual);
  if (finding.expected) json_.key("expected").string(*finding.expected);
  if (finding.help.view() != finding.rule->help) json_.key("help").string(finding.help);
  if (!finding.server_error.empty()) json_.key("serverError").string(finding.server_error);
  json_.end_object();
}

}  // namespace iislint::report
