// Issues of Azure Pipelines, as logging commands:
//
//   ##vso[task.logissue type=error;sourcepath=path;linenumber=1;columnnumber=2;code=rule;]message
//
// Errors come first: of each type the summary of a run shows ten, the log has all of them. There is no issue
// below a warning; infos and what is suppressed are lines of text, as in the format concise.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class AzureReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
