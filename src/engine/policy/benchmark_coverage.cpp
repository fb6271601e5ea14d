#include "engine/policy/benchmark_coverage.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "rules/table/rule_table.h"

namespace iislint::engine {
namespace {

using rules::Subject;

constexpr std::uint8_t bit(schema::FileKind kind) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind));
}

/// Whether files of these kinds can hold what the rule is asked about.
bool is_about(const rules::Rule& rule, std::uint8_t kinds) {
  const bool is_about_sites = rule.subject == Subject::site || rule.subject == Subject::ftp_site ||
                              rule.subject == Subject::other_site ||
                              rule.element.starts_with("system.applicationHost/");
  if (is_about_sites && (kinds & bit(schema::FileKind::application_host)) == 0) return false;
  return rule.kinds == 0 || (rule.kinds & kinds) != 0;
}

void add_cited(const diag::RuleInfo& rule, std::string_view standard, std::set<std::string_view>& cited) {
  for (const diag::Reference& reference : rule.references) {
    if (reference.standard == standard) cited.insert(reference.id);
  }
}

void add_cited(const PolicyUse& use, std::string_view standard, std::set<std::string_view>& cited) {
  const FilePolicy& policy = *use.policy;
  std::set<const diag::RuleInfo*> rules_proper;
  for (const rules::Rule* rule : policy.rules().rules()) {
    rules_proper.insert(rule->info);
    if (policy.is_wanted(*rule) && is_about(*rule, use.kinds)) add_cited(*rule->info, standard, cited);
  }
  for (const diag::RuleInfo* rule : policy.rules().infos()) {
    if (rules_proper.count(rule) == 0 && policy.is_wanted(*rule)) add_cited(*rule, standard, cited);
  }
}

}  // namespace

std::optional<diag::BenchmarkCoverage> benchmark_coverage(std::span<const PolicyUse> uses) {
  if (uses.empty()) return std::nullopt;
  const std::string_view profile = uses.front().policy->profile();
  const auto has_profile = [&](const PolicyUse& use) { return use.policy->profile() == profile; };
  const auto benchmarks = rules::benchmarks();
  const auto benchmark = std::find_if(benchmarks.begin(), benchmarks.end(),
                                      [&](const diag::Benchmark& one) { return one.profile == profile; });
  if (benchmark == benchmarks.end() || !std::all_of(uses.begin(), uses.end(), has_profile))
    return std::nullopt;
  std::set<std::string_view> cited;
  for (const PolicyUse& use : uses)
    add_cited(use, benchmark->standard, cited);
  return coverage_of(*benchmark, cited);
}

}  // namespace iislint::engine
