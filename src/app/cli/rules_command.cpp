#include <algorithm>

#include "app/cli/commands.h"
#include "report/json_writer.h"
#include "rules/rule_table.h"

namespace iislint::cli {
namespace {

using Layout = report::JsonWriter::Layout;

std::string rules_as_json() {
  report::JsonWriter json;
  json.begin_object().key("rules").begin_array();
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    json.begin_object().key("id").string(rule.id).key("summary").string(rule.summary);
    json.key("area").string(rule.area).key("category").string(rule.category);
    json.key("severity")
        .string(to_string(rule.severity))
        .key("confidence")
        .string(to_string(rule.confidence));
    json.key("scope").string(rule.scope).key("since").string(rule.since);
    if (!rule.url.empty()) json.key("url").string(rule.url);
    json.key("references").begin_array(Layout::one_line);
    for (const diag::Reference& reference : rule.references) {
      json.begin_object()
          .key("standard")
          .string(reference.standard)
          .key("id")
          .string(reference.id)
          .end_object();
    }
    json.end_array().key("covers").begin_array(Layout::one_line);
    for (const std::string_view id : rule.covers)
      json.string(id);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string rules_as_text() {
  std::size_t widest = 0;
  for (const diag::RuleInfo& rule : rules::rule_infos())
    widest = std::max(widest, rule.id.size());
  std::string text;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    std::string severity(to_string(rule.severity));
    severity.resize(9, ' ');
    text += std::string(rule.id) + std::string(widest + 2 - rule.id.size(), ' ') + severity +
            std::string(rule.summary) + "\n";
  }
  return text;
}

}  // namespace

int run_rules(const Arguments& arguments, World& world) {
  const bool json = arguments.format == "json" || (arguments.format == "auto" && !world.terminal.is_terminal);
  world.out << (json ? rules_as_json() : rules_as_text());
  return 0;
}

}  // namespace iislint::cli
