// One line for each finding, as editors and the error formats of Vim and Emacs parse it:
//
//   path:line:column: severity: message [rule]
//   path: error: message [code]                 what kept the run from doing its job
//
// The severity of what is suppressed reads "suppressed warning", which no editor takes for a problem. Nothing
// is written when there is nothing to say.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class ConciseReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
