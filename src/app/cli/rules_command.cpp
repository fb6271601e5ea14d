#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/rule_selection.h"
#include "report/pages/rule_list.h"
#include "report/pages/rule_page.h"

namespace iislint::cli {

int run_rules(const Arguments& arguments, World& world) {
  if (arguments.tests_rules) return run_rules_test(arguments, world);
  const auto project = open_project(arguments, world);
  const rules::RuleSet* here = project != nullptr ? rules_here(*project, world) : nullptr;
  if (here == nullptr) return 2;
  const auto& rules = here->infos();
  const auto format =
      choose_format(arguments, report::Content::rule_list, *project, "web.config", world).name;
  if (format == "markdown") {
    world.out << report::rules_as_markdown(rules);
  } else if (format == "json") {
    report::write_rules_as_json(rules, world.out);
  } else {
    report::write_rules_as_text(rules, world.out);
  }
  return 0;
}

}  // namespace iislint::cli
