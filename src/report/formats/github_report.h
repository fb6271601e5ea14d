// Annotations of GitHub Actions, as workflow commands:
//
//   ::error title=rule,file=path,line=1,endLine=1,col=2,endColumn=5::message%0Ahelp
//
// error, warning, and notice for info and for what is suppressed. Columns are left out where the finding ends
// on another line, since GitHub accepts them on one line only. GitHub keeps ten annotations of each kind from
// a step: ten are written, files that could not be read first, and a last line says how many findings are not
// among them.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class GithubReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
