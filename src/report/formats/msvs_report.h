// The canonical form of MSBuild and Visual Studio:
//
//   path(line,column,endLine,endColumn): severity rule: message
//   path : error code: message                  what kept the run from doing its job; iislint : without a
//   path
//
// MSBuild knows error and warning; a line with info, which also shows what is suppressed, is text to it.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class MsvsReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
