#include "rewrite/rules/rule_reader.h"

#include <utility>

#include "config/lookup/collection.h"
#include "config/lookup/entry_text.h"
#include "config/lookup/lookup_chain.h"

namespace iislint::rewrite {
namespace {

/// An element that may be missing.
struct Reader {
  config::ElementRef element;
  bool* is_readable;

  config::Value value(std::string_view name) const {
    if (!element.exists()) return {};
    config::Value found = config::entry_value(element, name);
    if (!found.is_known() && found.fact != nullptr) *is_readable = false;
    return found;
  }
  std::int64_t number(std::string_view name, std::int64_t missing) const {
    const config::Value found = value(name);
    return found.is_known() ? found.number : missing;
  }
  bool flag(std::string_view name, bool missing) const { return number(name, missing ? 1 : 0) != 0; }

  template <typename Text>
  void read(std::string_view name, Text& into) const {
    into.element = element;
    if (!element.exists()) return;
    into.attribute = element.document->find_attribute(element.element, name);
    if (into.attribute == xml::kNone) return;
    std::string buffer;
    into.text = element.document->value(element.document->attribute(into.attribute), buffer);
  }
  void read_pattern(std::string_view name, PatternSyntax syntax, WrittenPattern& into) const {
    read(name, into);
    into.syntax = syntax;
    into.ignores_case = flag("ignoreCase", true);
  }
};

PatternSyntax syntax_of(const Reader& rule) {
  return static_cast<PatternSyntax>(rule.number("patternSyntax", 0));
}

void read_conditions(const Reader& holder, std::string_view entries, PatternSyntax syntax,
                     bool tracks_by_default, Conditions& conditions) {
  conditions.element = holder.element;
  conditions.needs_any = holder.number("logicalGrouping", 0) == 1;
  conditions.tracks_all_captures = tracks_by_default;
  if (!holder.element.exists()) return;
  const config::Value tracks = config::entry_value(holder.element, "trackAllCaptures");
  if (tracks.is_known()) conditions.tracks_all_captures = tracks.number != 0;
  for (const config::ElementRef& add : config::elements_below(holder.element, entries)) {
    const Reader entry{add, holder.is_readable};
    Condition condition;
    condition.element = add;
    condition.type = static_cast<MatchType>(entry.number("matchType", 0));
    condition.negates = entry.flag("negate", false);
    entry.read("input", condition.input);
    entry.read_pattern("pattern", syntax, condition.pattern);
    conditions.all.push_back(std::move(condition));
  }
}

Action read_action(const Reader& action, std::string_view text) {
  Action result;
  result.element = action.element;
  result.type = static_cast<ActionType>(action.number("type", 0));
  action.read(text, result.url);
  return result;
}

}  // namespace

InboundRule read_inbound_rule(const config::ElementRef& element, bool is_global, std::string base) {
  InboundRule rule;
  rule.element = element;
  rule.is_global = is_global;
  rule.base = std::move(base);
  const Reader own{element, &rule.is_readable};
  rule.name = config::entry_text(element, "name");
  rule.is_enabled = own.flag("enabled", true);
  rule.stops = own.flag("stopProcessing", false);
  const PatternSyntax syntax = syntax_of(own);
  const Reader match{config::below(element, "match"), own.is_readable};
  match.read_pattern("url", syntax, rule.match);
  rule.negates = match.flag("negate", false);
  read_conditions({config::below(element, "conditions"), own.is_readable}, "add", syntax, false,
                  rule.conditions);
  for (const config::ElementRef& set : config::elements_below(element, "serverVariables/set")) {
    const Reader entry{set, own.is_readable};
    ServerVariable variable;
    entry.read("name", variable.name);
    entry.read("value", variable.value);
    variable.replaces = entry.flag("replace", true);
    rule.variables.push_back(std::move(variable));
  }
  const Reader action{config::below(element, "action"), own.is_readable};
  rule.action = read_action(action, "url");
  rule.action.appends_query = action.flag("appendQueryString", true);
  const bool redirects = rule.action.type == ActionType::redirect;
  rule.action.status = redirects ? action.number("redirectType", 301) : action.number("statusCode", 0);
  rule.action.substatus = redirects ? 0 : action.number("subStatusCode", 0);
  return rule;
}

OutboundRule read_outbound_rule(const config::ElementRef& element) {
  OutboundRule rule;
  rule.element = element;
  bool is_readable = true;
  const Reader own{element, &is_readable};
  rule.name = config::entry_text(element, "name");
  rule.is_enabled = own.flag("enabled", true);
  rule.stops = own.flag("stopProcessing", false);
  own.read("preCondition", rule.precondition);
  const PatternSyntax syntax = syntax_of(own);
  const Reader match{config::below(element, "match"), own.is_readable};
  match.read("serverVariable", rule.server_variable);
  match.read("filterByTags", rule.filter);
  match.read("customTags", rule.custom_tags);
  match.read_pattern("pattern", syntax, rule.match);
  rule.negates = match.flag("negate", false);
  // The schema of outbound rules turns trackAllCaptures on where nothing is written.
  read_conditions({config::below(element, "conditions"), own.is_readable}, "add", syntax, true,
                  rule.conditions);
  const Reader action{config::below(element, "action"), own.is_readable};
  rule.action = read_action(action, "value");
  rule.action.replaces = action.flag("replace", true);
  return rule;
}

Precondition read_precondition(const config::ElementRef& element) {
  Precondition condition;
  condition.element = element;
  condition.name = config::entry_text(element, "name");
  bool is_readable = true;
  const Reader own{element, &is_readable};
  read_conditions(own, "add", syntax_of(own), false, condition.conditions);
  return condition;
}

}  // namespace iislint::rewrite
