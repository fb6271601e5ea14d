// The report for people: first line as editors parse it, then the source, the related places and what to do.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class TextReport final : public Renderer {
 public:
  explicit TextReport(const TextOptions& options) : options_(options) {}
  std::string render(const ReportInput& input) const override;

 private:
  TextOptions options_;
};

}  // namespace iislint::report
