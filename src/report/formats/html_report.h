// A report for people who have no iislint: one HTML file that needs no network, is complete without scripts
// and prints. With scripts, it can be filtered by site, rule and severity.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class HtmlReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
