// One rule on the subjects of one file: whether its condition holds, and what follows.
#pragma once

#include <cstdint>

#include "diag/finding_list.h"
#include "rules/evaluation/site_filter.h"
#include "rules/evaluation/view/rule_values.h"

namespace iislint::rules {

class RuleEvaluation {
 public:
  /// Borrows everything; findings are added to `findings`.
  RuleEvaluation(const FileView& file, const Rule& rule, const RuleOptions& options,
                 diag::FindingList& findings)
      : values_(file, rule, options), findings_(findings) {}
  /// Says what time it took, if that is wanted.
  ~RuleEvaluation();
  RuleEvaluation(const RuleEvaluation&) = delete;
  RuleEvaluation& operator=(const RuleEvaluation&) = delete;

  const Rule& rule() const { return values_.rule(); }
  const RuleValues& values() const { return values_; }
  /// Whether every subject is to be traced, however it ends.
  bool is_traced() const;

  /// What the filter says of the rule and a site, which must be loaded.
  Outlook outlook(SiteFilter& filter, const config::SiteView& site);
  /// The site must be loaded. With Outlook::to_check only the check is asked.
  void run_on(const config::SiteView& site, Outlook outlook);
  void run_on_element(xml::NodeId element, const config::ItemView& item);
  /// On each place for which the file writes a section that the rule looks at.
  void run_on_places();
  void run_on_file();

 private:
  void judge(Outlook outlook = Outlook::open);
  void evaluate(Outlook outlook);
  void fail(const char* reason);

  RuleValues values_;
  diag::FindingList& findings_;
  bool has_failed_ = false;
  std::uint64_t nanoseconds_ = 0;
};

}  // namespace iislint::rules
