#include "rules/evaluation/site_runs.h"

#include <utility>

namespace iislint::rules {

SiteRuns::SiteRuns(const FileView& file, Runs& runs, Subject subject)
    : config_(file.config()), written_(config_.site_kind()) {
  for (RuleEvaluation& run : runs) {
    if (run.rule().subject == Subject::site || run.rule().subject == subject)
      runs_.push_back({SiteFilter(run.values()), run});
  }
  if (config_.table().loses_any()) return;
  SlotReadings readings(config_.site_kind().slots.size());
  for (const SiteRun& one : runs_)
    one.filter.add_readings(readings);
  shapes_.emplace(config_, std::move(readings));
}

void SiteRuns::run_on(std::size_t row, config::SiteView& view) {
  view.load(config_.sites()[row].element);
  if (!shapes_) {
    for (SiteRun* one : speaking_about(row, view))
      one->run.run_on(view);
    return;
  }
  const std::uint32_t shape = shapes_->shape_of(row, view.place());
  if (shape == speaking_.size()) speaking_.push_back(speaking_about(row, view));
  for (SiteRun* one : speaking_[shape])
    one->run.run_on(view);
}

std::vector<SiteRuns::SiteRun*> SiteRuns::speaking_about(std::size_t row, const config::SiteView& view) {
  std::vector<SiteRun*> result;
  written_.assign(config_.table(), row);
  for (SiteRun& one : runs_) {
    if (one.run.is_traced() || (one.filter.may_speak(written_) && one.run.may_speak(one.filter, view)))
      result.push_back(&one);
  }
  return result;
}

}  // namespace iislint::rules
