#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/rule_selection.h"
#include "engine/policy/rule_ids.h"
#include "report/pages/rule_list.h"
#include "report/pages/rule_page.h"
#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

using Infos = std::vector<const diag::RuleInfo*>;

void print_pages(const Infos& rules, bool markdown, World& world) {
  bool first = true;
  for (const diag::RuleInfo* rule : rules) {
    if (!first) world.out << (markdown ? "\n" : "\n\n");
    world.out << (markdown ? report::rule_as_markdown(*rule)
                           : report::rule_as_text(*rule, {world.terminal.colour, world.terminal.width}));
    first = false;
  }
}

}  // namespace

int run_explain(const Arguments& arguments, World& world) {
  const auto project = open_project(arguments, world);
  const rules::RuleSet* here = project != nullptr ? rules_here(*project, world) : nullptr;
  if (here == nullptr) return 2;
  Infos rules;
  std::vector<std::string> problems;
  for (const std::string& id : arguments.rules) {
    if (const auto error = engine::check_rule_id(id, {here})) {
      problems.push_back(error->message);
    } else {
      rules.push_back(here->find(id));
    }
  }
  const auto format =
      choose_format(arguments, report::Content::rule_page, *project, "web.config", world).name;
  if (!rules.empty() && format == "json") {
    report::write_explained_as_json(rules, arguments.rules.size() > 1, world.out);
  } else {
    print_pages(rules, format == "markdown", world);
  }
  world.out.flush();  // the pages come first, also where both go to one terminal
  for (const std::string& problem : problems)
    world.err << "iislint: " << report::printable_name(problem) << "\n";
  if (rules.empty()) world.err << "Try 'iislint --help'.\n";
  return problems.empty() ? 0 : 2;
}

}  // namespace iislint::cli
