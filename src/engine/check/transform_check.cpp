// The part of FileChecker that judges transforms: by themselves, against their base, and by what they make of
// it.
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "engine/check/file_check.h"
#include "engine/check/rule_run.h"
#include "source/decode.h"
#include "xdt/application.h"
#include "xdt/result_text.h"
#include "xdt/target_findings.h"
#include "xdt/transform_file.h"
#include "xdt/word_findings.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// A result is not much longer than base and transform together, unless somebody means it to be.
std::size_t longest_result(const ParsedFile& base, const ParsedFile& transform) {
  constexpr std::size_t kSpare = std::size_t{1} << 20;
  return 4 * (base.document.text().size() + transform.document.text().size()) + kSpare;
}

Diagnostic too_much(const xml::Document& document, xml::NodeId at) {
  Diagnostic finding(
      BuiltinRule::limit_exceeded, xml::name_of(document, at),
      "applying the transform takes too many steps: from this element on, it was not compared with "
      "its base");
  finding.severity = diag::Severity::info;
  finding.help = "Use locators that select fewer elements.";
  return finding;
}

std::string name_of_file(const ParsedFile& file) {
  const std::string& path = file.source->path();
  return path.substr(path.find_last_of("/\\") + 1);
}

}  // namespace

// The rules see a transform alone: what it does not say, and what surrounds it, is known only when it has
// been applied.
void FileChecker::judge_transform(const ParsedFile& parsed, const FileContext& context,
                                  const FilePolicy& policy, FileResult& result) {
  config::HierarchyFile own = level_of(parsed, context);
  own.is_transform = true;
  const config::Hierarchy hierarchy({std::move(own)});
  RuleRun(hierarchy, policy, result.suppressions, result.traces, timings_).run(result.findings);
  const std::optional<AppliedTransform> applied = apply_transform(parsed, context.base.get(), result);
  if (applied) judge_result(parsed, *applied, *context.base, policy, result);
}

/// What the transform makes of its base, if that can be told; what is wrong with it by itself, and what it
/// does not find in its base, is added.
std::optional<AppliedTransform> FileChecker::apply_transform(const ParsedFile& parsed,
                                                             const TransformBase* base,
                                                             FileResult& result) const {
  const base::StageWatch watch(timings_, base::Stage::resolve);
  xdt::TransformFile transform(parsed.document);
  xdt::add_word_findings(transform, *parsed.binding, result.findings);
  if (base == nullptr || !parsed.document.is_sound() || !transform.has_transforms()) return std::nullopt;
  xdt::Application application = xdt::apply(transform, base->file->document);
  xdt::add_target_findings(transform, *parsed.binding, application, name_of_file(*base->file),
                           result.findings);
  if (application.status == xdt::Application::Status::too_much)
    result.findings.add(too_much(parsed.document, application.stopped_at));
  if (application.status != xdt::Application::Status::complete) return std::nullopt;
  xdt::ResultText text(application.tree, longest_result(*base->file, parsed));
  if (!text.is_whole()) {
    result.findings.add(too_much(parsed.document, parsed.document.root()));
    return std::nullopt;
  }
  return AppliedTransform{std::move(application.outcomes), std::move(text)};
}

void FileChecker::judge_result(const ParsedFile& parsed, const AppliedTransform& applied,
                               const TransformBase& base, const FilePolicy& policy, FileResult& result) {
  ParseOptions options;
  options.facts = parsed.binding->facts;
  for (const config::HierarchyFile& level : base.context.above)
    options.above.push_back(&level.binding->declarations);
  const auto source = std::make_shared<const source::SourceFile>(base.file->source->path(),
                                                                 source::decode(applied.text.text()));
  ParsedFile made = parse_file(source, kResultFile, options, secret_names_);
  if (!made.binding || made.is_piece || made.status != FileStatus::checked) return;
  FileResult after = check(made, made.take_findings(), base.context, policy);
  const TransformResult whole{parsed, *base.file, applied, made};
  std::vector<Diagnostic> told =
      new_in_result(whole, after.findings.take(), findings_of(base, policy), result.findings.kept(), policy);
  std::set<std::pair<std::string_view, source::Span>> places;
  for (const Diagnostic& finding : told)
    places.emplace(finding.rule_id, finding.span);
  result.findings.erase_if([&](const Diagnostic& finding) {
    return places.count({finding.rule_id, finding.span}) != 0;
  });
  result.findings.append(std::move(told));
  result.findings.append(debug_left_on(whole));
}

const std::vector<Diagnostic>& FileChecker::findings_of(const TransformBase& base, const FilePolicy& policy) {
  const auto [known, fresh] = of_bases_.try_emplace({base.file, &policy});
  if (fresh)
    known->second = check(*base.file, base.file->all_findings(), base.context, policy).findings.take();
  return known->second;
}

}  // namespace iislint::engine
