// Runs rules over one file, as a whole or piece by piece.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/finding_list.h"
#include "rules/evaluation/site_runs.h"
#include "rules/evaluation/view/file_view.h"
#include "rules/evaluation/view/rule_options.h"
#include "rules/table/rule_set.h"

namespace iislint::rules {

/// The rules of one file that are wanted. Findings have the severity of the profile (which may be off), one
/// per rule and subject, with an internal-error for each rule that failed; they are still to be joined by
/// diag::sort_and_join. Borrows everything. For one thread; several may run rules of their own on views of
/// one file, each on other pieces.
class FileRules {
 public:
  /// `wanted` has one entry for each of rules.rules(). At most `most` findings are kept between two calls of
  /// take_findings.
  FileRules(const FileView& file, const RuleSet& rules, const RuleOptions& options,
            const std::vector<bool>& wanted, std::size_t most);

  /// Rules about sites, on those from `begin` to before `end` (numbers in EffectiveConfig::sites()).
  void run_on_sites(std::size_t begin, std::size_t end);
  /// Rules about elements.
  void run_on_elements();
  /// All other rules.
  void run_on_places_and_file();

  /// What has been found since the last time.
  diag::FindingList take_findings() { return std::exchange(findings_, diag::FindingList(most_)); }

 private:
  const FileView& file_;
  std::size_t most_;
  diag::FindingList findings_;
  Runs runs_;
  std::optional<SiteRuns> on_ftp_, on_others_;  // once there are sites to run on
};

/// Whether the rule can speak in that profile: not all of its cases are off.
bool speaks_in(const Rule& rule, std::string_view profile);

}  // namespace iislint::rules
