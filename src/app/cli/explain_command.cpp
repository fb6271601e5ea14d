#include "app/cli/commands.h"
#include "report/json_writer.h"
#include "report/rule_facts.h"
#include "report/rule_page.h"
#include "rules/rule_table.h"

namespace iislint::cli {
namespace {

std::string explained_as_json(const std::vector<std::string>& ids, bool several) {
  report::JsonWriter json;
  if (several) json.begin_array();
  for (const std::string& id : ids)
    report::write_rule(json, *rules::find_rule(id), true);
  if (several) json.end_array();
  return json.take();
}

int say_problems(const Arguments& arguments, World& world) {
  world.out.flush();  // the pages come first, also where both go to one terminal
  for (const std::string& problem : arguments.problems)
    world.err << "iislint: " << problem << "\n";
  return arguments.problems.empty() ? 0 : 2;
}

}  // namespace

int run_explain(const Arguments& arguments, World& world) {
  if (arguments.format == "json") {
    world.out << explained_as_json(arguments.rules, arguments.rules.size() + arguments.problems.size() > 1);
    return say_problems(arguments, world);
  }
  const bool markdown = arguments.format == "markdown";
  bool first = true;
  for (const std::string& id : arguments.rules) {
    const diag::RuleInfo& rule = *rules::find_rule(id);
    if (!first) world.out << (markdown ? "\n" : "\n\n");
    world.out << (markdown ? report::rule_as_markdown(rule)
                           : report::rule_as_text(rule, {world.terminal.colour, world.terminal.width}));
    first = false;
  }
  return say_problems(arguments, world);
}

}  // namespace iislint::cli
