#include "report/json_report.h"
#include "report/renderer.h"
#include "report/text_report.h"

namespace iislint::report {

std::span<const std::string_view> format_names() {
  static constexpr std::string_view kNames[] = {"text", "json"};
  return kNames;
}

std::unique_ptr<Renderer> make_renderer(std::string_view format, const TextOptions& options) {
  if (format == "text") return std::make_unique<TextReport>(options);
  if (format == "json") return std::make_unique<JsonReport>();
  return nullptr;
}

}  // namespace iislint::report
