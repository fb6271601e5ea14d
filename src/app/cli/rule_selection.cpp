#include "app/cli/rule_selection.h"

#include "engine/rule_ids.h"
#include "report/terminal_text.h"
#include "source/paths.h"

namespace iislint::cli {

void print_errors(const std::vector<engine::RunError>& errors, World& world) {
  for (const engine::RunError& error : errors)
    world.err << "iislint: " << report::printable_name(error.error.message) << "\n";
}

RuleSelection::RuleSelection(const Arguments& arguments, World& world)
    : choices_(world.files, arguments.options, errors_) {
  const rules::RuleSet& rules = choices_.of("web.config").rules();
  print_errors(errors_, world);
  if (errors_.empty()) rules_ = &rules;
}

bool ids_are_known(const Arguments& arguments, const engine::Options& options, World& world) {
  if (options.select.empty() && options.ignore.empty() && options.severity.empty() &&
      options.traced_rule.empty())
    return true;
  std::vector<engine::RunError> errors;  // the run itself will find them again
  engine::FilePolicies choices(world.files, options, errors);
  std::vector<const rules::RuleSet*> sets;
  for (const std::string& path : arguments.paths) {
    const bool is_folder = world.files.kind(path) == source::PathKind::directory;
    sets.push_back(&choices.of(is_folder ? source::join(path, "web.config") : path).rules());
  }
  const auto error = engine::check_rule_ids(options, sets);
  if (!error) return true;
  print_errors(errors, world);
  // A rule whose sheet cannot be read is no rule, but what is wrong is the sheet.
  if (errors.empty())
    world.err << "iislint: " << report::printable_name(error->message) << "\nTry 'iislint --help'.\n";
  return false;
}

}  // namespace iislint::cli
