#include "samples.h"

#include <cstdlib>
#include <filesystem>

#include "frames.h"
#include "repository.h"

namespace iislint::tests {

std::string chosen_rule() {
  const char* rule = std::getenv("IISLINT_RULE");
  return rule == nullptr ? "" : rule;
}

bool is_chosen(std::string_view rule) {
  const std::string chosen = chosen_rule();
  return chosen.empty() || rule == chosen;
}

std::vector<Sample> samples() {
  std::vector<Sample> result;
  for (const std::string& file : files_below("tests/rules/" + chosen_rule(), ".config")) {
    if (file.find(".fixed.config") != std::string::npos) continue;
    const std::filesystem::path path(file);
    Framed framed = in_frame(read_file(file));
    result.push_back({file, path.parent_path().filename().string(), path.filename().string(),
                      std::move(framed.text), framed.first_line});
  }
  return result;
}

engine::Options options_for(const Sample& sample) {
  engine::Options options;
  options.today = base::date_from(kToday);
  // The root is wrong only where the kind is known.
  if (sample.rule == "root-element-wrong") options.kind = schema::FileKind::application_host;
  if (sample.name.find(".strict.") != std::string::npos) options.profile = "strict";
  if (sample.name.find(".web.config") != std::string::npos) options.kind = schema::FileKind::web;
  if (sample.name.find(".machine.config") != std::string::npos) options.kind = schema::FileKind::machine;
  if (sample.name.find(".transform.config") != std::string::npos) options.is_transform = true;
  turn_on(sample.rule, options);
  return options;
}

engine::Analysis analyze(const Sample& sample) {
  return analyze_text(sample.name, sample.text, options_for(sample));
}

}  // namespace iislint::tests
