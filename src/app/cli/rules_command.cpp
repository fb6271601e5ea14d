#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "report/json_writer.h"
#include "report/rule_facts.h"
#include "report/rule_page.h"

namespace iislint::cli {
namespace {

std::string rules_as_json(const rules::RuleSet& rules) {
  report::JsonWriter json;
  json.begin_object().key("rules").begin_array();
  for (const diag::RuleInfo* rule : rules.infos())
    report::write_rule(json, *rule, false);
  json.end_array().end_object();
  return json.take();
}

std::string rules_as_text(const rules::RuleSet& rules) {
  std::size_t widest = 0;
  for (const diag::RuleInfo* rule : rules.infos())
    widest = std::max(widest, rule->id.size());
  std::string text;
  for (const diag::RuleInfo* rule : rules.infos()) {
    std::string severity(to_string(rule->severity));
    severity.resize(9, ' ');
    text += std::string(rule->id) + std::string(widest + 2 - rule->id.size(), ' ') + severity +
            std::string(rule->summary) + "\n";
  }
  return text;
}

}  // namespace

int run_rules(const Arguments& arguments, World& world) {
  if (arguments.tests_rules) return run_rules_test(arguments, world);
  const auto project = open_project(arguments, world);
  const rules::RuleSet* here = project != nullptr ? rules_here(*project, world) : nullptr;
  if (here == nullptr) return 2;
  if (arguments.format == "markdown") {
    world.out << report::rules_as_markdown(here->infos());
    return 0;
  }
  const bool json = arguments.format == "json" || (arguments.format == "auto" && !world.terminal.is_terminal);
  world.out << (json ? rules_as_json(*here) : rules_as_text(*here));
  return 0;
}

}  // namespace iislint::cli
