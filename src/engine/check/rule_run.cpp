#include "engine/check/rule_run.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace iislint::engine {
namespace {

/// The sites of a file in blocks, which threads take as they come to them. What is found in a block is joined
/// before it is kept: what ten thousand sites inherit is one finding.
class SiteBlocks {
 public:
  /// Adds to `findings`, which nobody else may use as long as somebody works.
  SiteBlocks(std::size_t sites, bool is_joinable, diag::FindingList& findings)
      : sites_(sites),
        is_joinable_(is_joinable),
        findings_(findings),
        blocks_((sites + kSites - 1) / kSites) {}

  void work(rules::FileRules& rules) {
    for (std::size_t i = next_++; i < blocks_.size(); i = next_++) {
      rules.run_on_sites(i * kSites, std::min((i + 1) * kSites, sites_));
      diag::FindingList found = rules.take_findings();
      if (is_joinable_) found.join();
      keep(i, std::move(found));
    }
  }

 private:
  static constexpr std::size_t kSites = 128;

  /// In their order, so that those that are kept are the same on one thread and on two.
  void keep(std::size_t block, diag::FindingList found) {
    const std::lock_guard lock(mutex_);
    blocks_[block] = std::move(found);
    for (; kept_ < blocks_.size() && blocks_[kept_]; ++kept_) {
      findings_.append(std::move(*blocks_[kept_]));
      blocks_[kept_].reset();
    }
  }

  std::size_t sites_;
  bool is_joinable_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // of the following
  diag::FindingList& findings_;
  std::vector<std::optional<diag::FindingList>> blocks_;  // that wait for those before them
  std::size_t kept_ = 0;                                  // blocks
};

}  // namespace

RuleRun::RuleRun(const config::Hierarchy& hierarchy, const FilePolicy& policy,
                 const std::vector<InlineSuppression>& comments, std::vector<diag::RuleTrace>& traces,
                 base::Timings* timings)
    : hierarchy_(hierarchy), policy_(policy) {
  options_.timings = timings;
  const std::string& traced = policy.selection().traced_rule;
  options_.profile = policy.profile();
  options_.params = policy.params();
  options_.traced = traced;
  if (const settings::Settings* settings = policy.resolved().settings) {
    options_.facts_of = [settings](std::string_view site) { return settings::facts_of(*settings, site); };
    is_joinable_ = std::all_of(settings->suppressions.begin(), settings->suppressions.end(),
                               [](const settings::Suppression& one) { return one.sites.empty(); });
  }
  if (!traced.empty()) options_.traces = &traces;
  for (const InlineSuppression& comment : comments)
    silenced_.insert(comment.rule);
  options_.wants_off_cases = [this, &traced](const diag::RuleInfo& rule) {
    return policy_.may_turn_on_cases(rule) || rule.id == traced || silenced_.count(&rule) != 0;
  };
}

rules::FileView RuleRun::resolve() const {
  const base::StageWatch watch(options_.timings, base::Stage::resolve);
  return rules::FileView(hierarchy_);
}

void RuleRun::run(diag::FindingList& findings) const {
  const rules::FileView view = resolve();
  const base::StageWatch watch(options_.timings, base::Stage::rules);
  rules::FileRules rules = rules_on(view, findings);
  SiteBlocks(view.config().sites().size(), is_joinable_, findings).work(rules);
  rules.run_on_elements();
  findings.append(rules.take_findings());
  rules.run_on_places_and_file();
  findings.append(rules.take_findings());
}

void RuleRun::run_beside(const std::function<void()>& first, diag::FindingList& findings) const {
  const rules::FileView view = resolve();
  rules::FileRules rules = rules_on(view, findings);
  SiteBlocks sites(view.config().sites().size(), is_joinable_, findings);
  diag::FindingList of_elements, of_rest;
  const auto work_aside = [&, most = findings.room()] {
    first();
    const base::StageWatch watch(options_.timings, base::Stage::rules);
    const rules::FileView own = view.for_another_thread();
    rules::FileRules aside(own, policy_.rules(), options_, policy_.wanted(), most);
    aside.run_on_elements();
    of_elements = aside.take_findings();
    sites.work(aside);
  };
  std::future<void> aside;  // ends before what it uses
  try {
    aside = std::async(std::launch::async, work_aside);
  } catch (const std::system_error&) {
    work_aside();
  }
  {
    const base::StageWatch watch(options_.timings, base::Stage::rules);
    rules.run_on_places_and_file();
    of_rest = rules.take_findings();
    sites.work(rules);
  }
  if (aside.valid()) aside.get();
  findings.append(std::move(of_elements));
  findings.append(std::move(of_rest));
}

}  // namespace iislint::engine
