#include "engine/check/file_check.h"

#include <algorithm>
#include <thread>

#include "config/findings/hierarchy_findings.h"
#include "engine/check/rule_run.h"
#include "engine/files/transform.h"
#include "schema/binding/checks/config_source.h"
#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"
#include "schema/xsd/xsd_text.h"
#include "source/paths.h"
#include "source/windows_path.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

FileResult result_of(const ParsedFile& parsed, diag::FindingList found, const FilePolicy& policy) {
  FileResult result;
  result.kind = parsed.kind;
  result.status = parsed.status;
  result.findings = std::move(found);
  result.secrets = parsed.secrets;
  if (!policy.selection().reads_suppressions || parsed.status == FileStatus::skipped) return result;
  InlineSuppressions comments = inline_suppressions(parsed, policy.rules());
  result.suppressions = std::move(comments.all);
  result.findings.append(std::move(comments.malformed));
  return result;
}

/// Instructions of a transform, or their namespace, in a file whose name says that IIS reads it. A transform
/// has a longer name: Web.Release.config.
std::optional<Diagnostic> transform_in_base(const ParsedFile& parsed) {
  const xml::Document& document = parsed.document;
  if (parsed.is_piece || !document.is_sound() || !parsed.is_kind_certain) return std::nullopt;
  const auto id = transform_attribute(document);
  if (!id) return std::nullopt;
  const xml::Attribute& attribute = document.attribute(*id);
  const std::string name(document.name(attribute));
  return Diagnostic(BuiltinRule::transform_attributes_in_base, xml::name_of(document, attribute),
                    name.starts_with("xmlns:")
                        ? name + " declares the namespace of transforms, but IIS reads this file directly"
                        : name + " is a transform instruction, but IIS reads this file directly");
}

/// The module of another maker that brings the section, or nothing.
std::string_view add_on_of(const schema::Catalog& facts, std::string_view section_path) {
  for (const schema::ElementType& type : facts.types) {
    if (type.section.path == section_path) return type.section.add_on;
  }
  return {};
}

/// That a section exists only where a module is: no news where it is said to be. Where the server's own files
/// say that it is not, that is an error, and stays.
bool is_answered(const Diagnostic& finding, const schema::Catalog& facts, const FilePolicy& policy) {
  return finding.builtin == BuiltinRule::undeclared_section && finding.severity == diag::Severity::info &&
         policy.is_installed(add_on_of(facts, finding.config_path));
}

/// Visual Studio writes files for IIS Express with types twice, and IIS Express runs.
void soften_for_iis_express(Diagnostic& finding) {
  const bool is_doubtful = finding.builtin == BuiltinRule::duplicate_collection_key &&
                           finding.config_path.find("httpCompression/dynamicTypes") != std::string::npos;
  if (!is_doubtful) return;
  finding.severity = diag::Severity::warning;
  finding.server_error.clear();
}

/// Whether the file stands below a server that nobody has given.
bool is_server_unknown(const std::vector<config::HierarchyFile>& levels) {
  const config::HierarchyFile& own = levels.back();
  if (own.kind != schema::FileKind::web || !own.is_kind_certain) return false;
  return std::none_of(levels.begin(), levels.end(), [](const config::HierarchyFile& level) {
    return level.kind == schema::FileKind::application_host;
  });
}

}  // namespace

config::Hierarchy FileChecker::hierarchy_of(const ParsedFile& parsed, const FileContext& context,
                                            const FilePolicy& policy) {
  const base::StageWatch watch(timings_, base::Stage::resolve);
  std::vector<config::HierarchyFile> levels = context.above;
  levels.push_back(level_of(parsed, context));
  std::vector<config::HierarchyFile> shipped;
  if (is_server_unknown(levels)) shipped = shipped_.levels_above(levels, policy.target(), secret_names_);
  return config::Hierarchy(std::move(levels), std::move(shipped));
}

FileResult FileChecker::check(const ParsedFile& parsed, diag::FindingList found, const FileContext& context,
                              const FilePolicy& policy) {
  if (parsed.binding) {
    found.erase_if(
        [&](const Diagnostic& finding) { return is_answered(finding, *parsed.binding->facts, policy); });
  }
  if (parsed.index != nullptr && parsed.index->is_of_iis_express()) found.for_each(soften_for_iis_express);
  FileResult result = result_of(parsed, std::move(found), policy);
  if (auto finding = transform_in_base(parsed)) result.findings.add(std::move(*finding));
  if (!parsed.binding) return result;
  if (parsed.is_piece) {
    judge_transform(parsed, context, policy, result);
    return result;
  }
  const config::Hierarchy hierarchy = hierarchy_of(parsed, context, policy);
  judge(parsed, hierarchy, policy, result);
  check_hierarchy(parsed, hierarchy, context, policy, result);
  follow_sources(parsed, context, result);
  const bool knows_above = !context.above.empty() || parsed.kind == schema::FileKind::application_host;
  if (parsed.status == FileStatus::checked)
    result.certainty = knows_above ? Certainty::whole : Certainty::of_this_file;
  return result;
}

FileResult FileChecker::check_section(const ParsedFile& parsed, std::string_view section,
                                      diag::FindingList found, const FileContext& context,
                                      const FilePolicy& policy) {
  FileResult result = result_of(parsed, std::move(found), policy);
  const xml::NodeId root = parsed.document.root();
  const bool leads_on =
      root != xml::kNone &&
      (parsed.document.find_attribute(root, "configSource") != xml::kNone ||
       (parsed.binding && !schema::config_sources(parsed.document, *parsed.binding, {}).empty()));
  if (leads_on)
    result.errors.push_back({base::ErrorCode::unreadable_file,
                             "a file that configSource names must hold the section itself; configSource in "
                             "it is not followed"});
  if (parsed.binding) judge_section(parsed, section, context, policy, result);
  return result;
}

void FileChecker::judge_section(const ParsedFile& parsed, std::string_view section,
                                const FileContext& context, const FilePolicy& policy, FileResult& result) {
  const source::Span root = xml::name_of(parsed.document, parsed.document.root());
  diag::FindingList found(result.findings.room());
  const config::Hierarchy whole = hierarchy_of(parsed, context, policy);
  RuleRun(whole, policy, result.suppressions, result.traces, timings_).run(found);
  // What a file lacks outside of the section, and where the section may stand, is said of the file that names
  // it.
  found.erase_if([&](const Diagnostic& finding) {
    const std::string_view path = finding.config_path;
    return finding.span == root && !(path.starts_with(section) && path.size() > section.size());
  });
  result.findings.append(std::move(found));
}

// The number of processors is asked for only when it matters: it is read from the file system. Traces are
// those of one thread.
bool FileChecker::is_to_be_split(const ParsedFile& parsed, const FilePolicy& policy) const {
  if (parsed.document.text().size() < split_bytes_ || !policy.selection().traced_rule.empty()) return false;
  return (jobs_ > 0 ? jobs_ : std::thread::hardware_concurrency()) > 1;
}

void FileChecker::judge(const ParsedFile& parsed, const config::Hierarchy& hierarchy,
                        const FilePolicy& policy, FileResult& result) {
  const RuleRun rules(hierarchy, policy, result.suppressions, result.traces, timings_);
  if (!is_to_be_split(parsed, policy)) {
    rules.run(result.findings);
    result.findings.append(judge_by_xsd(parsed));
    return;
  }
  std::vector<Diagnostic> of_xsd;
  rules.run_beside([&] { of_xsd = judge_by_xsd(parsed); }, result.findings);
  result.findings.append(std::move(of_xsd));
}

std::vector<Diagnostic> FileChecker::judge_by_xsd(const ParsedFile& parsed) {
  const base::StageWatch watch(timings_, base::Stage::validate);
  std::vector<Diagnostic> findings;
  if (!parsed.document.is_sound()) return findings;
  const schema::XsdTexts texts = schema::xsd_texts(parsed.document, *parsed.binding);
  for (const source::Span& span : texts.replaced_values) {
    Diagnostic finding(BuiltinRule::limit_exceeded, span,
                       "a value of more than 32 KB was not checked against the schema");
    finding.severity = diag::Severity::info;
    findings.push_back(std::move(finding));
  }
  if (validator_ == nullptr) validator_ = std::make_unique<schema::XsdValidator>();
  const auto errors = validator_->validate(texts.texts);
  if (!errors) {
    findings.emplace_back(BuiltinRule::internal_error, xml::name_of(parsed.document, parsed.document.root()),
                          errors.error().message);
  } else {
    for (Diagnostic& finding : schema::unforeseen(parsed.document, *parsed.binding, *errors))
      findings.push_back(std::move(finding));
  }
  return findings;
}

void FileChecker::check_hierarchy(const ParsedFile& parsed, const config::Hierarchy& hierarchy,
                                  const FileContext& context, const FilePolicy& policy, FileResult& result) {
  const base::StageWatch watch(timings_, base::Stage::resolve);
  if (!context.unread_because.empty()) {
    Diagnostic finding(BuiltinRule::file_not_read, xml::name_of(parsed.document, parsed.document.root()),
                       context.unread_because);
    finding.related = context.unread_related;
    result.findings.add(std::move(finding));
    return;
  }
  result.findings.append(
      config::hierarchy_findings(hierarchy, policy.target(), result.findings.room(), inherited_));
}

// Such a file need not be there. That it lies outside of the repository, where nobody commits it, is what it
// is made for.
void FileChecker::follow_settings_files(const ParsedFile& parsed, FileResult& result) const {
  const std::string folder = source::folder_of(parsed.document.file().path());
  for (const schema::ConfigSource& named : schema::settings_files(parsed.document, *parsed.binding)) {
    const std::string exact = source::join(folder, named.path);
    std::optional<std::string> path;
    if (!schema::leaves_folder(named.path)) {
      path = source::find_as_windows(reader_, folder, named.path);
    } else if (!reader_.refusal(exact) && reader_.kind(exact) != source::PathKind::missing) {
      path = exact;
    }
    if (path)
      result.section_files.push_back({std::move(*path), "file", named.section_path,
                                      schema::location_path(parsed.document, named.section)});
  }
}

// A file that is not there is often one with secrets that nobody commits.
void FileChecker::follow_sources(const ParsedFile& parsed, const FileContext& context,
                                 FileResult& result) const {
  follow_settings_files(parsed, result);
  const std::string folder = source::folder_of(parsed.document.file().path());
  std::vector<const schema::Declarations*> above;
  for (const config::HierarchyFile& level : context.above)
    above.push_back(&level.binding->declarations);
  for (const schema::ConfigSource& source : schema::config_sources(parsed.document, *parsed.binding, above)) {
    const bool is_refused = std::any_of(parsed.binding->claims.begin(), parsed.binding->claims.end(),
                                        [&](const schema::XsdExpectation& claim) {
                                          return claim.element == source.section &&
                                                 claim.builtin == BuiltinRule::configsource_misuse;
                                        });
    // With a slash in its name the file is meant all the same.
    if (is_refused && !source.has_slash) continue;
    // What cannot be read is said by reading it.
    if (auto path = source::find_as_windows(reader_, folder, source.path)) {
      result.section_files.push_back({std::move(*path), "configSource", source.section_path,
                                      schema::location_path(parsed.document, source.section)});
      continue;
    }
    Diagnostic finding(BuiltinRule::configsource_misuse,
                       xml::value_of(parsed.document, parsed.document.attribute(source.attribute)),
                       "there is no file " + source.path + " next to this one");
    finding.severity = diag::Severity::info;
    finding.config_path = schema::key_path(parsed.document, *parsed.binding, source.section, "configSource");
    result.findings.add(std::move(finding));
  }
}

}  // namespace iislint::engine
