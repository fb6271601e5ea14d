#include "engine/files/parsed_file.h"

#include <algorithm>

#include "engine/files/transform.h"
#include "schema/binding/server_error.h"
#include "schema/secrets/secrets.h"
#include "xdt/transform_file.h"
#include "xdt/word_findings.h"
#include "xml/anchor.h"
#include "xml/scanner.h"
#include "xml/syntax_findings.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using schema::FileKind;

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

/// What a tool applies to a configuration. Whatever a file declares, one that IIS reads by its name is none.
bool is_transform(const xml::Document& document, const ParseOptions& options) {
  if (options.is_transform) return true;
  if (options.kind) return false;
  const std::string_view path = document.file().path();
  return is_fragment_name(path) ||
         (is_transform_name(path) && (transform_attribute(document) || xdt::mistaken_declaration(document)));
}

Diagnostic wrong_root(const xml::Document& document, FileKind kind) {
  const std::string name(document.name(document.root()));
  Diagnostic finding(BuiltinRule::root_element_wrong, xml::name_of(document, document.root()),
                     "the root element is <" + name + ">; a file of kind " + std::string(to_string(kind)) +
                         " has <configuration>");
  finding.actual = name;
  finding.expected = "configuration";
  finding.config_path = name;
  return finding;
}

/// In a default namespace of its own <configuration> is another element. One namespace is known, and passes.
std::optional<Diagnostic> foreign_namespace(const xml::Document& document) {
  const xml::AttributeId id = document.find_attribute(document.root(), "xmlns");
  if (id == xml::kNone || !document.errors.empty()) return std::nullopt;
  std::string buffer;
  const std::string_view value = document.value(document.attribute(id), buffer);
  if (value.empty() || value == "http://schemas.microsoft.com/.NetConfiguration/v2.0") return std::nullopt;
  Diagnostic finding(BuiltinRule::root_element_wrong, xml::value_of(document, document.attribute(id)),
                     "<configuration> must be in no namespace; this declaration makes it another element");
  finding.config_path = "configuration/@xmlns";
  finding.help =
      "Remove the declaration. .NET rejects every default namespace on <configuration> but "
      "http://schemas.microsoft.com/.NetConfiguration/v2.0, which old versions of Visual Studio have "
      "written.";
  return finding;
}

/// Of a file that holds the content of a section.
Diagnostic wrong_section(const xml::Document& document, const ParseOptions& options) {
  const std::string_view section_path = options.section_path;
  const std::string attribute(options.named_by);
  const std::string name(document.name(document.root()));
  const std::string section(section_path.substr(section_path.rfind('/') + 1));
  Diagnostic finding(
      BuiltinRule::root_element_wrong, xml::name_of(document, document.root()),
      "the root element is <" + name + ">; " + attribute + " refers to this file for <" + section + ">");
  finding.actual = name;
  finding.expected = section;
  finding.config_path = name;
  finding.help = "Make <" + section + "> the root element, or let " + attribute +
                 " name another file. Such a file holds the section as a "
                 "whole, and nothing else.";
  return finding;
}

/// Whether the file has the section where a configuration has it.
bool holds_section(const xml::Document& document, const schema::Binding& binding, schema::TypeId section) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].standing == schema::BindStatus::bound && binding.elements[id].type == section)
      return true;
  }
  return false;
}

/// The type of the section, or kNoId.
schema::TypeId section_type(const schema::Catalog& facts, std::string_view section_path) {
  for (std::size_t i = 0; !section_path.empty() && i < facts.types.size(); ++i) {
    if (facts.types[i].section.path == section_path) return static_cast<schema::TypeId>(i);
  }
  return schema::kNoId;
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

ParsedFile::ParsedFile(std::shared_ptr<const source::SourceFile> file, source::FileId id)
    : source(std::move(file)), document(xml::scan(*source, id)) {}

diag::FindingList ParsedFile::all_findings() const {
  diag::FindingList all = findings;
  if (binding) all.append(binding->findings);
  return all;
}

diag::FindingList ParsedFile::take_findings() {
  diag::FindingList all = std::move(findings);
  if (binding) all.append(std::move(binding->findings));
  return all;
}

namespace {

ParsedFile scan(std::shared_ptr<const source::SourceFile> file, source::FileId id, base::Timings* timings) {
  const base::StageWatch watch(timings, base::Stage::scan);
  return ParsedFile(std::move(file), id);
}

}  // namespace

ParsedFile parse_file(std::shared_ptr<const source::SourceFile> file, source::FileId id,
                      const ParseOptions& options, schema::SecretNames& secret_names) {
  ParsedFile result = scan(std::move(file), id, options.timings);
  const base::StageWatch watch(options.timings, base::Stage::bind);
  const xml::Document& document = result.document;
  const std::string& path = result.source->path();
  const auto fixed_kind = options.kind ? options.kind : schema::file_kind_of_path(path);
  result.kind = fixed_kind.value_or(FileKind::web);
  const auto likely_kind = schema::file_kind_of_ending(path);
  result.is_kind_certain = fixed_kind || likely_kind;
  const bool has_root = document.root() != xml::kNone;
  schema::BindOptions binding_terms;
  binding_terms.facts = options.facts;
  const schema::TypeId section = section_type(*options.facts, options.section_path);
  const bool has_name_of_section =
      has_root &&
      document.name(document.root()) == options.section_path.substr(options.section_path.rfind('/') + 1);
  const bool is_section = has_name_of_section && section != schema::kNoId;
  if (is_section) binding_terms.root_type = section;
  const bool is_configuration = has_root && (is_section || document.name(document.root()) == "configuration");
  const bool is_other_section = has_root && !has_name_of_section && !options.section_path.empty();
  if (has_root && !is_configuration && !fixed_kind && options.section_path.empty() && !options.is_transform &&
      document.is_sound()) {
    result.status = FileStatus::skipped;  // some other XML
    return result;
  }
  result.secrets = schema::secrets_of(document, secret_names);
  result.findings = xml::syntax_findings(document, result.secrets);
  result.findings.for_each(
      [](Diagnostic& finding) { finding.server_error = schema::server_error_of_text(finding); });
  if (!document.is_sound()) result.status = FileStatus::partial;
  if (!has_root) return result;
  if (has_name_of_section && !is_section) return result;  // nobody knows what such a section holds
  if (!is_configuration) {
    // A damaged file has one trouble at a time.
    if (document.errors.empty())
      result.findings.add(is_other_section ? wrong_section(document, options)
                                           : wrong_root(document, result.kind));
    result.status = FileStatus::partial;
    return result;
  }
  if (auto finding = is_section ? std::nullopt : foreign_namespace(document))
    result.findings.add(std::move(*finding));
  if (!fixed_kind) result.kind = likely_kind ? *likely_kind : kind_of_content(document);
  result.is_piece = is_section || is_transform(document, options);
  binding_terms.kind = result.kind;
  binding_terms.is_piece = !is_section && result.is_piece;
  const std::vector<bool> inserted =
      binding_terms.is_piece ? xdt::TransformFile(document).inserted_elements() : std::vector<bool>();
  if (binding_terms.is_piece) binding_terms.complete = &inserted;
  binding_terms.above = options.above;
  result.binding = schema::bind(document, binding_terms, result.secrets);
  result.index = std::make_shared<const config::FileIndex>(document, *result.binding);
  // .NET wants the section itself; of IIS that is not certain, if the section is there.
  const bool is_wrong =
      is_other_section && (section == schema::kNoId || options.facts->types[section].section.read_by_dotnet ||
                           !holds_section(document, *result.binding, section));
  if (is_wrong && document.errors.empty()) result.findings.add(wrong_section(document, options));
  return result;
}

}  // namespace iislint::engine
