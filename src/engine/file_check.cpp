#include "engine/file_check.h"

#include "base/text.h"
#include "config/effective.h"
#include "rules/run_rules.h"
#include "schema/binding.h"
#include "schema/secrets.h"
#include "schema/xsd_text.h"
#include "xml/anchor.h"
#include "xml/scanner.h"
#include "xml/syntax_findings.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using schema::FileKind;

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// By what stands under <configuration>, for files whose name says nothing.
FileKind kind_of_content(const xml::Document& document) {
  FileKind kind = FileKind::web;
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    const std::string_view name = document.name(id);
    if (name == "system.applicationHost" || name == "system.ftpServer") kind = FileKind::application_host;
    if (name == "configurationRedirection" && kind == FileKind::web) kind = FileKind::redirection;
    if (name == "moduleProviders" && kind == FileKind::web) kind = FileKind::administration;
  });
  return kind;
}

/// An XDT transform: its root declares the namespace of the instructions, or its name says so
/// ("web.config.transform", which a package manager merges).
bool is_transform(const xml::Document& document) {
  constexpr std::string_view kEnding = ".transform";
  const std::string_view path = document.file().path();
  if (path.size() > kEnding.size() &&
      base::equals_ignoring_case(path.substr(path.size() - kEnding.size()), kEnding))
    return true;
  const xml::AttributeId id = document.find_attribute(document.root(), "xmlns:xdt");
  std::string buffer;
  return id != xml::kNone && document.value(document.attribute(id), buffer) ==
                                 "http://schemas.microsoft.com/XML-Document-Transform";
}

/// Whether a finding of the rule could be reported at all.
bool is_wanted(const rules::Rule& rule, const Options& options) {
  const std::string id(rules::rule_infos()[rule.info].id);
  if (options.ignore.count(id) != 0) return false;
  if (!options.select.empty()) return options.select.count(id) != 0;
  const auto overridden = options.severity.find(id);
  if (overridden != options.severity.end()) return overridden->second != diag::Severity::off;
  return rules::speaks_in(rule, options.profile);
}

Diagnostic wrong_root(const xml::Document& document, FileKind kind) {
  const std::string name(document.name(document.root()));
  Diagnostic finding("root-element-wrong", xml::name_of(document, document.root()),
                     "the root element is <" + name + ">; a file of kind " + std::string(to_string(kind)) +
                         " has <configuration>");
  finding.actual = name;
  finding.expected = "configuration";
  finding.config_path = name;
  return finding;
}

}  // namespace

std::string_view to_string(FileStatus status) {
  switch (status) {
    case FileStatus::checked:
      return "checked";
    case FileStatus::partial:
      return "partial";
    case FileStatus::failed:
      return "failed";
    case FileStatus::skipped:
      return "skipped";
  }
  return "failed";
}

FileResult FileChecker::check(const source::SourceFile& file, source::FileId id) {
  FileResult result;
  const xml::Document document = xml::scan(file, id);
  const auto fixed_kind = options_.kind ? options_.kind : schema::file_kind_of_path(file.path());
  result.kind = fixed_kind.value_or(FileKind::web);
  const bool has_root = document.root() != xml::kNone;
  const bool is_configuration = has_root && document.name(document.root()) == "configuration";
  if (has_root && !is_configuration && !fixed_kind && document.is_sound()) {
    result.status = FileStatus::skipped;  // some other XML
    return result;
  }
  result.secrets = schema::secrets_of(document);
  result.findings = xml::syntax_findings(document, result.secrets);
  if (!document.is_sound()) result.status = FileStatus::partial;
  if (!has_root) return result;
  if (!is_configuration) {
    // A damaged file has one trouble at a time.
    if (document.errors.empty()) result.findings.push_back(wrong_root(document, result.kind));
    return result;
  }
  if (!fixed_kind) result.kind = kind_of_content(document);
  schema::Terms terms;
  terms.kind = result.kind;
  terms.is_piece = is_transform(document);  // not a file that IIS reads
  schema::Binding binding = schema::bind(document, terms, result.secrets);
  if (!terms.is_piece) {
    judge_by_xsd(document, binding, result);
    run_rules(document, binding, result);
  }
  append(result.findings, std::move(binding.findings));
  return result;
}

void FileChecker::judge_by_xsd(const xml::Document& document, const schema::Binding& binding,
                               FileResult& result) {
  if (!document.is_sound()) return;
  const schema::XsdTexts texts = schema::xsd_texts(document, binding);
  for (const source::Span& span : texts.replaced_values) {
    Diagnostic finding("limit-exceeded", span,
                       "a value of more than 32 KB was not given to the schema check");
    finding.severity = diag::Severity::info;
    result.findings.push_back(std::move(finding));
  }
  if (validator_ == nullptr) validator_ = std::make_unique<schema::XsdValidator>();
  const auto errors = validator_->validate(texts.texts);
  if (!errors) {
    result.findings.emplace_back("internal-error", xml::name_of(document, document.root()),
                                 errors.error().message);
    return;
  }
  append(result.findings, schema::unforeseen(document, binding, *errors));
}

void FileChecker::run_rules(const xml::Document& document, const schema::Binding& binding,
                            FileResult& result) const {
  if (result.kind != FileKind::application_host) return;
  const config::EffectiveConfig config(document, binding);
  const auto wanted = [this](const rules::Rule& rule) { return is_wanted(rule, options_); };
  append(result.findings, rules::run_rules(config, options_.profile, wanted));
}

}  // namespace iislint::engine
