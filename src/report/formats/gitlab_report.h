// GitLab's Code Quality: an array of
//
//   {description, check_name, fingerprint, severity, location: {path, lines: {begin, end}}}
//
// error is critical, warning is major; info and what is suppressed are info; what kept the run from doing its
// job is a blocker.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class GitlabReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
