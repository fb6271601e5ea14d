#include "rules/evaluation/site_runs.h"

#include <algorithm>

namespace iislint::rules {

SiteRuns::SiteRuns(const FileView& file, Runs& runs, Subject subject)
    : config_(file.config()), written_(config_.site_kind()) {
  for (RuleEvaluation& run : runs) {
    if (run.rule().subject == Subject::site || run.rule().subject == subject)
      runs_.push_back({SiteFilter(run.values()), run});
  }
  if (config_.table().loses_any()) return;
  std::vector<bool> is_read(config_.site_kind().slots.size());
  for (std::size_t slot = 0; slot < is_read.size(); ++slot) {
    is_read[slot] = std::any_of(runs_.begin(), runs_.end(),
                                [slot](const SiteRun& one) { return one.filter.reads().has_slot(slot); });
  }
  shapes_.emplace(config_, std::move(is_read));
}

void SiteRuns::run_on(std::size_t row, config::SiteView& view) {
  const xml::NodeId site = config_.sites()[row].element;
  if (!shapes_) {
    view.load(site);
    for (SiteRun* one : speaking_about(row, view))
      one->run.run_on(view);
    return;
  }
  const std::uint32_t shape = shapes_->shape_of(row);
  const bool is_new = shape == speaking_.size();
  if (!is_new && speaking_[shape].empty()) return;
  view.load(site);
  if (is_new) speaking_.push_back(speaking_about(row, view));
  for (SiteRun* one : speaking_[shape])
    one->run.run_on(view);
}

std::vector<SiteRuns::SiteRun*> SiteRuns::speaking_about(std::size_t row, const config::SiteView& view) {
  std::vector<SiteRun*> result;
  written_.assign(config_.table(), row);
  for (SiteRun& one : runs_) {
    if (one.run.is_traced() || (one.filter.may_speak(written_) && one.filter.may_speak(view)))
      result.push_back(&one);
  }
  return result;
}

}  // namespace iislint::rules
