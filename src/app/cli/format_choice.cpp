#include "app/cli/format_choice.h"

namespace iislint::cli {
namespace {

bool is_choice(std::string_view name, report::Content content) {
  return name == "auto" || report::find_format(name, content) != nullptr;
}

std::string_view chosen_name(const Arguments& arguments, report::Content content, engine::Project& project,
                             const std::string& path, const World& world) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string& variable = world.environment.format;
  if (!variable.empty() && is_choice(variable, content)) return variable;
  const settings::Settings* settings = project.policy(path).resolved().settings;
  if (settings != nullptr && settings->format && is_choice(settings->format->value, content))
    return settings->format->value;
  return "auto";
}

}  // namespace

FormatChoice choose_format(const Arguments& arguments, report::Content content, engine::Project& project,
                           const std::string& path, const World& world) {
  const std::string_view name = chosen_name(arguments, content, project, path, world);
  const bool is_report = name == "auto" && content == report::Content::findings;
  return {report::format_in_use(name), is_report ? world.environment.log_commands : std::string_view()};
}

std::optional<std::string> check_environment(const Arguments& arguments, const Environment& environment) {
  if (!arguments.format.empty() || environment.format.empty()) return std::nullopt;
  auto problem = report::check_format(environment.format);
  if (problem) problem->insert(0, "IISLINT_FORMAT: ");
  return problem;
}

}  // namespace iislint::cli
