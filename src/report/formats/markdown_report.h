// A summary for people: for $GITHUB_STEP_SUMMARY, or as a comment on a pull or merge request.
//
//   ## iislint
//   **1 error and 2 warnings** in 3 files            totals
//   what could not be read
//   a table of rules, worst first
//   <details> with the findings of each severity
//
// It ends at 65,536 bytes, which is what GitHub takes as a comment (a job summary takes 1 MiB), with a line
// that says how many findings are left out. Text of files is shown as text: no markup, link, mention or
// reference comes of it.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class MarkdownReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
