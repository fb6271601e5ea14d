// JSON Lines: one object in each line, schema/json/jsonl-v1.schema.json. The first one is format 1 of the
// JSON report without its diagnostics, and each further one is one of the diagnostics. So a reader knows the
// totals and what could not be read from the start, and a file that ends early has fewer lines than the
// summary says.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class JsonlReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
