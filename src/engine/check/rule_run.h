// The rules of one file, run on one thread or on two.
#pragma once

#include <functional>
#include <unordered_set>
#include <vector>

#include "config/files/hierarchy.h"
#include "diag/finding_list.h"
#include "diag/rule_trace.h"
#include "engine/policy/file_policy.h"
#include "engine/suppression/inline_suppressions.h"
#include "rules/evaluation/run_rules.h"

namespace iislint::engine {

/// Borrows everything. The findings are the same, in the same order, whichever way they are made.
class RuleRun {
 public:
  /// `traces` takes those of the traced rule, `timings` (unless null) the time of each.
  RuleRun(const config::Hierarchy& hierarchy, const FilePolicy& policy,
          const std::vector<InlineSuppression>& comments, std::vector<diag::RuleTrace>& traces,
          base::Timings* timings);

  /// Adds the findings.
  void run(diag::FindingList& findings) const;

  /// The same with a second thread, which does `first` before it takes part in the rules; on this thread
  /// alone when there is none to be had. What either of them throws is thrown here when both have ended.
  void run_beside(const std::function<void()>& first, diag::FindingList& findings) const;

 private:
  rules::FileView resolve() const;
  rules::FileRules rules_on(const rules::FileView& view, const diag::FindingList& findings) const {
    return {view, policy_.rules(), options_, policy_.wanted(), findings.room()};
  }

  const config::Hierarchy& hierarchy_;
  const FilePolicy& policy_;
  std::unordered_set<const diag::RuleInfo*> silenced_;  // by comments
  rules::RuleOptions options_;
  bool is_joinable_ = true;  // no suppression tells the sites of a finding apart
};

}  // namespace iislint::engine
