#include "engine/fixing/proof.h"

#include <algorithm>

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// What stays the same when a fix moves the text behind it. Messages may change: they speak of values.
std::string identity_of(const Diagnostic& finding) {
  return std::string(finding.rule_id) + " " + finding.config_path;
}

bool is_structural(const Diagnostic& finding) {
  return finding.rule->area == "structure";
}

}  // namespace

Standing::Standing(Project& project, const std::string& path)
    : path_(path),
      report_(project.check(path)),
      counts_(counts_of(report_.findings)),
      settings_(settings_of(project, path)) {
  for (const Diagnostic& finding : report_.findings)
    add(rules_[std::string(finding.rule_id)], finding);
  for (const std::string& below : project.dependents(path))
    below_.emplace(below, counts_of(project.check(below).findings));
}

void Standing::add(Group& group, const Diagnostic& finding) {
  ++group.count;
  group.worst = std::max(group.worst, *finding.severity);
}

Standing::Counts Standing::counts_of(const std::vector<Diagnostic>& findings) {
  Counts counts;
  for (const Diagnostic& finding : findings)
    add(counts[identity_of(finding)], finding);
  return counts;
}

std::optional<EffectiveSettings> Standing::settings_of(Project& project, const std::string& path) {
  const auto levels = project.layout().levels_at(project.files().id_of(path), "");
  if (!levels) return std::nullopt;
  return effective_settings(config::Hierarchy(*levels));
}

std::optional<std::string> Standing::remaining(const Counts& after,
                                               std::span<const fix::Choice> fixes) const {
  std::map<std::string, std::size_t> wanted;
  for (const fix::Choice& one : fixes)
    ++wanted[identity_of(*one.finding)];
  for (const auto& [identity, count] : wanted) {
    const auto left = after.find(identity);
    if (left != after.end() && left->second.count + count > counts_.at(identity).count)
      return "the finding would remain";
  }
  return std::nullopt;
}

bool Standing::may_come(const Diagnostic& finding, std::span<const fix::Choice> fixes) const {
  // Two findings had one reason, and one of them was suppressed.
  if (finding.builtin == BuiltinRule::suppression_unused) return true;
  const bool is_read_now = std::any_of(fixes.begin(), fixes.end(),
                                       [](const fix::Choice& one) { return is_structural(*one.finding); });
  if (is_read_now && !is_structural(finding)) return true;
  if (fixes.front().fix->safety == diag::FixSafety::safe) return false;
  const auto spoke = rules_.find(finding.rule_id);
  return finding.severity == diag::Severity::info ||
         (spoke != rules_.end() && *finding.severity <= spoke->second.worst);
}

const Diagnostic* Standing::new_finding(const Counts& before, const FileReport& after,
                                        std::span<const fix::Choice> fixes) const {
  std::map<std::string, std::size_t> seen;
  for (const Diagnostic& finding : after.findings) {
    const std::string identity = identity_of(finding);
    const auto known = before.find(identity);
    const bool is_new = known == before.end() || ++seen[identity] > known->second.count ||
                        *finding.severity > known->second.worst;
    if (is_new && !may_come(finding, fixes)) return &finding;
  }
  return nullptr;
}

std::optional<std::string> Standing::refusal(Project& project, std::span<const fix::Choice> fixes,
                                             const fix::Applied& applied) const {
  const FileReport& after = project.check(path_);
  if (after.status != FileStatus::checked || !after.errors.empty())
    return "the file would not be well-formed";
  if (auto problem = remaining(counts_of(after.findings), fixes)) return problem;
  if (const Diagnostic* finding = new_finding(counts_, after, fixes))
    return "it would cause another finding, " + std::string(finding->rule_id);
  if (fixes.front().fix->safety == diag::FixSafety::safe) {
    const auto settings = settings_of(project, path_);
    if (!settings_ || !settings) return "the effective configuration of this file cannot be determined";
    if (!is_same_but_for(*settings_, *settings, applied.before, applied.after))
      return "it would change the effective configuration";
  }
  for (const auto& [below, counts] : below_) {
    if (const Diagnostic* finding = new_finding(counts, project.check(below), fixes))
      return "it would cause another finding, " + std::string(finding->rule_id) + ", in " + below;
  }
  return std::nullopt;
}

}  // namespace iislint::engine
