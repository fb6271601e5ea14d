// The rules about the sites of one file, run on those that they may speak about.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "rules/evaluation/rule_evaluation.h"
#include "rules/evaluation/site_filter.h"
#include "rules/evaluation/site_shapes.h"

namespace iislint::rules {

/// The runs of one file. A deque: runs stay where they are.
using Runs = std::deque<RuleEvaluation>;

/// The rules about sites of one subject. Which of them may speak about a site is asked once for each shape.
class SiteRuns {
 public:
  /// Borrows file and runs. The subject is ftp_site or other_site; rules about any site are among its own.
  SiteRuns(const FileView& file, Runs& runs, Subject subject);

  /// Runs the rules on the site with that number in sites(), which is loaded into `view`.
  void run_on(std::size_t row, config::SiteView& view);

 private:
  /// A rule, and what spares it most sites.
  struct SiteRun {
    SiteFilter filter;
    RuleEvaluation& run;
  };

  struct Speaker {
    RuleEvaluation* run;
    Outlook outlook;
  };

  /// Those that may speak about the site, which is loaded.
  std::vector<Speaker> speakers_about(std::size_t row, const config::SiteView& view);

  const config::EffectiveConfig& config_;
  std::vector<SiteRun> runs_;
  SlotSet written_;
  std::optional<SiteShapes> shapes_;            // nothing where sites may have lost something
  std::vector<std::vector<Speaker>> speakers_;  // by shape
};

}  // namespace iislint::rules
