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
    for (const Speaker& one : speakers_about(row, view))
      one.run->run_on(view, one.outlook);
    return;
  }
  const std::uint32_t shape = shapes_->shape_of(row, view.place());
  if (shape == speakers_.size()) speakers_.push_back(speakers_about(row, view));
  for (const Speaker& one : speakers_[shape])
    one.run->run_on(view, one.outlook);
}

std::vector<SiteRuns::Speaker> SiteRuns::speakers_about(std::size_t row, const config::SiteView& view) {
  std::vector<Speaker> result;
  written_.assign(config_.table(), row);
  for (SiteRun& one : runs_) {
    Outlook outlook = one.filter.may_speak(written_) ? one.run.outlook(one.filter, view) : Outlook::silent;
    if (one.run.is_traced()) outlook = Outlook::open;
    if (outlook != Outlook::silent) result.push_back({&one.run, outlook});
  }
  return result;
}

}  // namespace iislint::rules
