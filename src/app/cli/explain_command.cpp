#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "engine/rule_ids.h"
#include "report/display.h"
#include "report/json_writer.h"
#include "report/rule_facts.h"
#include "report/rule_page.h"

namespace iislint::cli {
namespace {

using Infos = std::vector<const diag::RuleInfo*>;

std::string explained_as_json(const Infos& rules, bool several) {
  report::JsonWriter json;
  if (several) json.begin_array();
  for (const diag::RuleInfo* rule : rules)
    report::write_rule(json, *rule, true);
  if (several) json.end_array();
  return json.take();
}

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
  if (!rules.empty() && arguments.format == "json") {
    world.out << explained_as_json(rules, arguments.rules.size() > 1);
  } else {
    print_pages(rules, arguments.format == "markdown", world);
  }
  world.out.flush();  // the pages come first, also where both go to one terminal
  for (const std::string& problem : problems)
    world.err << "iislint: " << report::printable_name(problem) << "\n";
  if (rules.empty()) world.err << "Try 'iislint --help'.\n";
  return problems.empty() ? 0 : 2;
}

}  // namespace iislint::cli
