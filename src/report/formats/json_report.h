// Format 1 of the JSON report. Its shape is a promise: schema/json/diagnostics-v1.schema.json.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class JsonReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
