#include "engine/unused_suppressions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;

constexpr std::uint32_t kByteOrderMark = 3;

/// What the run knows about the files of one settings file.
struct Coverage {
  bool is_whole = true;     ///< all of them could be read by the rules
  bool knows_above = true;  ///< and those above them as well
  std::set<std::pair<const settings::Suppression*, std::string_view>> used;
  std::set<const FilePolicy*> policies;
};

void add(const FileReport& report, const FilePolicy& policy, Coverage& coverage) {
  coverage.policies.insert(&policy);
  const bool is_known = report.status != FileStatus::failed && report.is_readable;
  coverage.is_whole = coverage.is_whole && is_known;
  coverage.knows_above = coverage.knows_above && report.certainty != Certainty::of_this_file;
  for (const UsedSuppression& used : report.used_suppressions)
    coverage.used.emplace(used.entry, used.rule);
}

std::map<const settings::Settings*, Coverage> coverage_of(
    const Project& project, const std::vector<const std::vector<FileReport>*>& reports) {
  std::map<const settings::Settings*, Coverage> all;
  for (const std::vector<FileReport>* list : reports) {
    for (const FileReport& report : *list) {
      const FilePolicy& policy = project.policy_of(report.file);
      if (const settings::Settings* settings = policy.resolved().settings) add(report, policy, all[settings]);
    }
  }
  return all;
}

bool ran(std::string_view id, const Coverage& coverage) {
  return std::any_of(coverage.policies.begin(), coverage.policies.end(), [&](const FilePolicy* policy) {
    const diag::RuleInfo* rule = policy->rules().find(id);
    return rule != nullptr && policy->is_wanted(*rule) &&
           (coverage.knows_above || rule->scope != "workspace");
  });
}

/// Names in the entry none of whose rules has found anything, though one has run.
std::vector<std::string> unused_names(const settings::Suppression& entry, const Coverage& coverage) {
  std::vector<std::string> names;
  for (const settings::Suppression::Named& named : entry.names) {
    const bool is_used = std::any_of(named.rules.begin(), named.rules.end(), [&](const std::string& rule) {
      return coverage.used.count({&entry, rule}) != 0;
    });
    const bool has_run = std::any_of(named.rules.begin(), named.rules.end(),
                                     [&](const std::string& rule) { return ran(rule, coverage); });
    if (!is_used && has_run) names.push_back(named.name);
  }
  return names;
}

Diagnostic unused(const settings::Suppression& entry, const std::vector<std::string>& rules,
                  source::FileId file, const source::SourceFile& text) {
  const std::uint32_t mark = text.encoding().has_bom ? kByteOrderMark : 0;
  const source::Span span{file, entry.origin.start.offset - mark, entry.origin.end.offset - mark};
  const std::string names = base::join_words({rules.begin(), rules.end()}, "and");
  Diagnostic finding(
      diag::BuiltinRule::suppression_unused, span,
      names + (rules.size() == 1 ? " finds" : " find") + " nothing in what this suppression covers");
  finding.actual = names;
  return finding;
}

bool is_searched(const std::string& folder, const std::vector<std::string>& searched) {
  return std::any_of(searched.begin(), searched.end(),
                     [&](const std::string& each) { return source::is_in(folder, each); });
}

void complete(Diagnostic& finding, const FilePolicy& policy) {
  finding.rule = policy.rules().find(finding.rule_id);
  finding.severity = policy.level_of(finding);
  finding.confidence = finding.rule->confidence;
  finding.help = finding.rule->help;
}

}  // namespace

std::vector<Diagnostic> unused_suppressions(Project& project,
                                            const std::vector<const std::vector<FileReport>*>& reports,
                                            const std::vector<std::string>& searched) {
  std::vector<Diagnostic> findings;
  if (searched.empty()) return findings;
  for (const auto& [settings, coverage] : coverage_of(project, reports)) {
    const std::string& path = settings->files.back();
    if (settings->suppressions.empty() || !coverage.is_whole ||
        !is_searched(source::folder_of(project.absolute(path)), searched))
      continue;
    for (const settings::Suppression& entry : settings->suppressions) {
      if (entry.origin.path != path) continue;
      const std::vector<std::string> rules = unused_names(entry, coverage);
      const auto file = rules.empty() ? std::nullopt : project.add_settings_file(path);
      if (!file) continue;
      Diagnostic finding = unused(entry, rules, *file, project.sources().file(*file));
      complete(finding, project.policy_of(*file));
      if (finding.severity != diag::Severity::off) findings.push_back(std::move(finding));
    }
  }
  diag::sort_and_join(findings);
  return findings;
}

}  // namespace iislint::engine
