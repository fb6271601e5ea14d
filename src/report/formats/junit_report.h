// JUnit XML:
//
//   <testsuite name="path">
//     <testcase name="rule (12:3)" classname="path" file="path" line="12">
//       <failure message="message" type="error">path:12:3: message …</failure>
//
// Errors and warnings are failures, infos are passed tests with <system-out>, what is suppressed is skipped;
// what kept the run from doing its job is an <error>. A file without findings is one passed test, one that is
// no IIS configuration a skipped one. No times: the same files give the same bytes.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class JunitReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
