// Checkstyle XML:
//
//   <file name="path"><error line="1" column="2" severity="error" message="…" source="iislint.rule"/></file>
//
// error, warning, info, and ignore for what is suppressed. What kept the run from doing its job is an error
// on line 1 of its file. Files without findings are not named.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class CheckstyleReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
