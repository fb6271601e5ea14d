#include "app/cli/commands.h"
#include "report/json_writer.h"
#include "report/rule_facts.h"
#include "report/rule_page.h"
#include "rules/rule_table.h"

namespace iislint::cli {
namespace {

std::string explained_as_json(const std::vector<std::string>& ids) {
  report::JsonWriter json;
  const bool several = ids.size() > 1;
  if (several) json.begin_array();
  for (const std::string& id : ids)
    report::write_rule(json, *rules::find_rule(id), true);
  if (several) json.end_array();
  return json.take();
}

}  // namespace

int run_explain(const Arguments& arguments, World& world) {
  if (arguments.format == "json") {
    world.out << explained_as_json(arguments.rules);
    return 0;
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
  return 0;
}

}  // namespace iislint::cli
