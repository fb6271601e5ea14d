// SARIF 2.1.0 (OASIS), for services that follow findings: GitHub code scanning, Azure DevOps, GitLab and
// editors. docs/sarif.md says what is in it.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class SarifReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
