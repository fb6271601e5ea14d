#include "report/pages/rule_list.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "base/json_writer.h"
#include "report/pages/rule_facts.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {

void write_rules_as_text(RuleList rules, std::ostream& out) {
  constexpr std::size_t kSeverityWidth = 9;
  std::size_t widest = 0;
  for (const diag::RuleInfo* rule : rules)
    widest = std::max(widest, rule->id.size());
  for (const diag::RuleInfo* rule : rules) {
    std::string severity(to_string(rule->severity));
    severity.resize(kSeverityWidth, ' ');
    out << printable(rule->id) << std::string(widest + 2 - rule->id.size(), ' ') << severity
        << printable(rule->summary) << "\n";
  }
}

void write_rules_as_json(RuleList rules, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("formatVersion").number(1).key("rules").begin_array();
  for (const diag::RuleInfo* rule : rules) {
    json.begin_object();
    write_rule(json, *rule);
    json.end_object();
  }
  json.end_array().end_object();
  json.finish();
}

void write_explained_as_json(RuleList rules, bool as_list, std::ostream& out) {
  base::JsonWriter json(out);
  if (as_list) json.begin_array();
  for (const diag::RuleInfo* rule : rules) {
    json.begin_object().key("formatVersion").number(1);
    write_rule(json, *rule);
    json.key("page").string(rule->page).end_object();
  }
  if (as_list) json.end_array();
  json.finish();
}

}  // namespace iislint::report
