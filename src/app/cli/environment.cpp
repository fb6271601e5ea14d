#include "app/cli/environment.h"

#include "base/text.h"

namespace iislint::cli {
namespace {

std::string_view log_commands_of(const std::function<std::string_view(const char*)>& value) {
  // As the platforms document them; Azure Pipelines writes "True".
  if (value("GITHUB_ACTIONS") == "true") return "github";
  if (base::equals_ignoring_case(value("TF_BUILD"), "true")) return "azure";
  if (!value("TEAMCITY_VERSION").empty()) return "teamcity";
  return {};
}

}  // namespace

Environment read_environment(const std::function<const char*(const char* name)>& variable) {
  const auto value = [&](const char* name) {
    const char* text = variable(name);
    return text == nullptr ? std::string_view() : std::string_view(text);
  };
  const std::string_view log_commands = log_commands_of(value), ci = value("CI");
  const bool is_ci = !log_commands.empty() || (!ci.empty() && !base::equals_ignoring_case(ci, "false"));
  return {std::string(value("IISLINT_FORMAT")), log_commands, is_ci};
}

}  // namespace iislint::cli
