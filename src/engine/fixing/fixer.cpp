#include "engine/fixing/fixer.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "engine/fixing/proof.h"
#include "fix/apply.h"
#include "fix/choice.h"
#include "source/decode.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using diag::FixSafety;

// Each trial checks the file and those below it. One fix in a thousand that fails costs ten of them.
constexpr std::size_t kMaxTrials = 400;
constexpr std::size_t kMaxPasses = 50;

class FileFixer {
 public:
  FileFixer(Project& project, std::string path, std::string bytes)
      : project_(project), path_(std::move(path)), bytes_(std::move(bytes)) {}

  /// Safe fixes first. One may have made room for another that failed before.
  void run(bool takes_unsafe) {
    for (bool is_worth_it = true; is_worth_it && trials_ < kMaxTrials;) {
      given_up_.clear();
      refused_.clear();
      const std::size_t before = fixed_;
      run(FixSafety::safe);
      const std::size_t safe = fixed_;
      if (takes_unsafe) run(FixSafety::unsafe);
      is_worth_it = fixed_ != safe || (fixed_ != before && !refused_.empty());
    }
  }

  const std::string& bytes() const { return bytes_; }
  std::size_t fixed() const { return fixed_; }
  std::vector<RefusedFix> take_refused() { return std::move(refused_); }

 private:
  using Key = std::pair<std::string, std::string>;

  void run(FixSafety safety) {
    for (; passes_ < kMaxPasses; ++passes_) {
      if (chosen(project_.check(path_), safety).empty()) return;
      const Standing standing(project_, path_);
      const std::vector<fix::Choice> fixes = chosen(standing.report(), safety);
      if (const std::string reason = why_not_at_all(standing.report()); !reason.empty()) {
        for (const fix::Choice& one : fixes)
          give_up(one, reason);
        return;
      }
      try_all(standing, fixes);
    }
  }

  std::vector<fix::Choice> chosen(const FileReport& report, FixSafety safety) const {
    return fix::choose(report.findings, safety,
                       [&](const fix::Choice& one) { return given_up_.count(key_of(one)) == 0; });
  }

  static Key key_of(const fix::Choice& one) {
    return {std::string(one.finding->rule_id) + " " + one.finding->config_path, one.fix->title};
  }

  const source::SourceFile& source() const { return project_.sources().file(project_.files().id_of(path_)); }

  std::string why_not_at_all(const FileReport& report) const {
    if (report.status != FileStatus::checked) return "the file is not well-formed";
    const auto& issues = source().decode_issues();
    if (std::any_of(issues.begin(), issues.end(), [](const auto& issue) { return issue.fatal; }))
      return "the file is not stored in the encoding that it declares";
    if (source::decode(bytes_).text != source().text()) return "the file changed while it was checked";
    return {};
  }

  void give_up(const fix::Choice& one, const std::string& reason) {
    if (!given_up_.insert(key_of(one)).second) return;
    refused_.push_back({path_, source().position(one.finding->span.begin).line,
                        std::string(one.finding->rule_id), one.fix->title, reason});
  }

  /// True when some of them were applied: the places of the others are other ones now.
  bool try_all(const Standing& standing, std::span<const fix::Choice> fixes) {
    std::string reason = "too many fixes of this file failed";
    if (trials_ < kMaxTrials) {
      const auto problem = try_together(standing, fixes);
      if (!problem) return true;
      reason = *problem;
    }
    if (fixes.size() > 1 && trials_ < kMaxTrials) {
      const std::size_t half = fixes.size() / 2;
      return try_all(standing, fixes.first(half)) || try_all(standing, fixes.subspan(half));
    }
    for (const fix::Choice& one : fixes)
      give_up(one, reason);
    return false;
  }

  std::optional<std::string> try_together(const Standing& standing, std::span<const fix::Choice> fixes) {
    ++trials_;
    std::vector<const diag::Edit*> edits;
    for (const fix::Choice& one : fixes) {
      for (const diag::Edit& edit : one.fix->edits)
        edits.push_back(&edit);
    }
    auto applied = fix::apply(bytes_, source(), edits);
    if (!applied) return applied.error().message;
    project_.update(path_, applied->bytes);
    if (auto problem = standing.refusal(project_, fixes, *applied)) {
      project_.update(path_, bytes_);
      project_.check(path_);  // so that its text is there again
      return problem;
    }
    bytes_ = std::move(applied->bytes);
    fixed_ += fixes.size();
    return std::nullopt;
  }

  Project& project_;
  const std::string path_;
  std::string bytes_;
  std::size_t fixed_ = 0;
  std::size_t trials_ = 0;
  std::size_t passes_ = 0;
  std::set<Key> given_up_;
  std::vector<RefusedFix> refused_;
};

/// The files with fixes of one of the safeties, in the order of the run.
std::vector<source::FileId> fixable(Project& project, const Analysis& found, bool takes_unsafe) {
  std::set<source::FileId> wanted;
  for (const Diagnostic& finding : found.diagnostics) {
    for (const diag::Fix& fix : finding.fixes) {
      if (takes_unsafe || fix.safety == FixSafety::safe) wanted.insert(finding.span.file);
    }
  }
  std::vector<source::FileId> files;
  for (const CheckedFile& file : found.files) {
    const auto id = project.files().find(file.path);
    if (id && wanted.erase(*id) != 0) files.push_back(*id);
  }
  files.insert(files.end(), wanted.begin(), wanted.end());  // names with bytes that are no UTF-8
  return files;
}

}  // namespace

Fixing fix_files(Project& project, const source::FileReader& reader, const std::vector<InputFile>& inputs,
                 const Analysis& found, bool takes_unsafe) {
  std::map<source::FileId, const std::string*> given;
  for (const InputFile& input : inputs) {
    if (input.bytes) given.emplace(project.files().id_of(input.path), &*input.bytes);
  }
  Fixing result;
  for (const source::FileId file : fixable(project, found, takes_unsafe)) {
    const std::string path = project.files().given_path(file);
    const auto buffer = given.find(file);
    const auto bytes = buffer != given.end() ? base::Result<std::string>(*buffer->second)
                                             : reader.read(path, project.options().max_file_bytes);
    if (!bytes) continue;  // it was there a moment ago; the report says what becomes of it
    FileFixer fixer(project, path, *bytes);
    fixer.run(takes_unsafe);
    for (RefusedFix& one : fixer.take_refused())
      result.refused.push_back(std::move(one));
    if (fixer.fixed() > 0) result.files.push_back({file, path, *bytes, fixer.bytes(), fixer.fixed()});
  }
  return result;
}

std::size_t count_fixable(const std::vector<Diagnostic>& findings, FixSafety safety) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [safety](const Diagnostic& finding) {
        return std::any_of(finding.fixes.begin(), finding.fixes.end(),
                           [safety](const diag::Fix& fix) { return fix.safety == safety; });
      }));
}

}  // namespace iislint::engine
