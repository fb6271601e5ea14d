#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "base/json_writer.h"
#include "report/rule_facts.h"
#include "report/rule_page.h"

namespace iislint::cli {
namespace {

void write_as_json(const rules::RuleSet& rules, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("rules").begin_array();
  for (const diag::RuleInfo* rule : rules.infos())
    report::write_rule(json, *rule, false);
  json.end_array().end_object();
  json.finish();
}

void write_as_text(const rules::RuleSet& rules, std::ostream& out) {
  std::size_t widest = 0;
  for (const diag::RuleInfo* rule : rules.infos())
    widest = std::max(widest, rule->id.size());
  for (const diag::RuleInfo* rule : rules.infos()) {
    std::string severity(to_string(rule->severity));
    severity.resize(9, ' ');
    out << rule->id << std::string(widest + 2 - rule->id.size(), ' ') << severity << rule->summary << "\n";
  }
}

}  // namespace

int run_rules(const Arguments& arguments, World& world) {
  if (arguments.tests_rules) return run_rules_test(arguments, world);
  const RuleSelection here(arguments, world);
  if (here.rules() == nullptr) return 2;
  if (arguments.format == "markdown") {
    world.out << report::rules_as_markdown(here.rules()->infos());
    return 0;
  }
  const bool json = arguments.format == "json" || (arguments.format == "auto" && !world.terminal.is_terminal);
  (json ? write_as_json : write_as_text)(*here.rules(), world.out);
  return 0;
}

}  // namespace iislint::cli
