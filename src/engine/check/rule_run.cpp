#include "engine/check/rule_run.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <system_error>
#include <utility>

namespace iislint::engine {
namespace {

using diag::Diagnostic;

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The sites of a file in blocks, which threads take as they come to them.
class SiteBlocks {
 public:
  explicit SiteBlocks(std::size_t sites) : sites_(sites), findings_((sites + kSites - 1) / kSites) {}

  void work(rules::FileRules& rules) {
    for (std::size_t i = next_++; i < findings_.size(); i = next_++) {
      rules.run_on_sites(i * kSites, std::min((i + 1) * kSites, sites_));
      findings_[i] = rules.take_findings();
    }
  }

  /// When nobody works any more: in the order of the sites.
  std::vector<Diagnostic> take_findings() {
    std::vector<Diagnostic> all;
    for (std::vector<Diagnostic>& found : findings_)
      append(all, std::move(found));
    return all;
  }

 private:
  static constexpr std::size_t kSites = 128;

  std::size_t sites_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<std::vector<Diagnostic>> findings_;  // by block
};

}  // namespace

RuleRun::RuleRun(const config::Hierarchy& hierarchy, const FilePolicy& policy,
                 const std::vector<InlineSuppression>& comments, std::vector<diag::RuleTrace>& traces)
    : hierarchy_(hierarchy), policy_(policy) {
  const std::string& traced = policy.selection().traced_rule;
  options_.profile = policy.profile();
  options_.params = policy.params();
  options_.traced = traced;
  if (const settings::Settings* settings = policy.resolved().settings)
    options_.facts_of = [settings](std::string_view site) { return settings::facts_of(*settings, site); };
  if (!traced.empty()) options_.traces = &traces;
  for (const InlineSuppression& comment : comments)
    silenced_.insert(comment.rule);
  options_.wants_off_cases = [this, &traced](const diag::RuleInfo& rule) {
    return policy_.may_turn_on_cases(rule) || rule.id == traced || silenced_.count(&rule) != 0;
  };
}

std::vector<Diagnostic> RuleRun::run() const {
  const rules::FileView view(hierarchy_);
  return rules::run_rules(view, policy_.rules(), options_, policy_.wanted());
}

std::vector<Diagnostic> RuleRun::run_beside(const std::function<void()>& first) const {
  const rules::FileView view(hierarchy_);
  SiteBlocks sites(view.config().sites().size());
  std::vector<Diagnostic> of_rest;
  const auto work_aside = [&] {
    first();
    const rules::FileView own = view.for_another_thread();
    rules::FileRules rules = rules_on(own);
    rules.run_on_rest();
    of_rest = rules.take_findings();
    sites.work(rules);
  };
  std::future<void> aside;  // ends before what it uses
  try {
    aside = std::async(std::launch::async, work_aside);
  } catch (const std::system_error&) {
    work_aside();
  }
  rules::FileRules rules = rules_on(view);
  sites.work(rules);
  if (aside.valid()) aside.get();
  std::vector<Diagnostic> findings = sites.take_findings();
  append(findings, std::move(of_rest));
  return findings;
}

}  // namespace iislint::engine
