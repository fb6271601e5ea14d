#include "app/cli/rule_selection.h"

#include "engine/policy/rule_ids.h"
#include "report/terminal/terminal_text.h"
#include "source/paths.h"

namespace iislint::cli {

void print_errors(const std::vector<engine::RunError>& errors, World& world) {
  for (const engine::RunError& error : errors)
    world.err << "iislint: " << report::printable_name(error.error.message) << "\n";
}

std::unique_ptr<engine::Project> open_project(const Arguments& arguments, World& world) {
  engine::Options options = arguments.options;
  if (!options.today) options.today = world.today;
  auto project = engine::Project::open(world.files, std::move(options));
  if (project) return std::move(*project);
  world.err << "iislint: " << report::printable_name(project.error().message) << "\n";
  return nullptr;
}

const rules::RuleSet* rules_here(engine::Project& project, World& world) {
  const rules::RuleSet& rules = project.policy("web.config").rules();
  const auto errors = project.errors();
  print_errors(errors, world);
  return errors.empty() ? &rules : nullptr;
}

bool ids_are_known(const Arguments& arguments, engine::Project& project, World& world) {
  const engine::Options& options = project.options();
  if (options.select.empty() && options.ignore.empty() && options.severity.empty() &&
      options.traced_rule.empty())
    return true;
  std::vector<const rules::RuleSet*> sets;
  for (const std::string& path : arguments.paths) {
    const bool is_folder = world.files.kind(path) == source::PathKind::directory;
    sets.push_back(&project.policy(is_folder ? source::join(path, "web.config") : path).rules());
  }
  if (sets.empty()) sets.push_back(&project.policy("web.config").rules());
  const auto error = engine::check_rule_ids(options, sets);
  if (!error) return true;
  const auto errors = project.errors();  // else the run will say them
  print_errors(errors, world);
  // A rule whose sheet cannot be read is no rule, but what is wrong is the sheet.
  if (errors.empty())
    world.err << "iislint: " << report::printable_name(error->message) << "\nTry 'iislint --help'.\n";
  return false;
}

}  // namespace iislint::cli
