#include "rules/checks/server/support/rewrite_rules.h"

#include <utility>

#include "config/lookup/lookup_chain.h"
#include "rewrite/rules/rule_reader.h"
#include "rules/checks/support/known_server.h"
#include "values/deployment_token.h"

namespace iislint::rules::checks {
namespace {

template <typename Visit>
void for_each_section(const FileView& file, std::string_view path, Visit&& visit) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), path))
    visit(config::ElementRef{&file.document(), &file.binding(), layer.element}, hierarchy.place_of(layer));
}

void add_lists(const FileView& file, bool is_global, std::vector<RewriteList>& lists) {
  for_each_section(file, is_global ? rewrite::kGlobalRules : rewrite::kRules,
                   [&](const config::ElementRef& section, const std::string& place) {
                     RewriteList list{place, is_global, {}};
                     const std::string list_base =
                         is_global ? "/" : rewrite::base_of(place, knows_server(file));
                     for (const config::ElementRef& element : config::elements_below(section, "rule")) {
                       rewrite::InboundRule rule = rewrite::read_inbound_rule(element, is_global, list_base);
                       if (rule.is_enabled) list.rules.push_back(std::move(rule));
                     }
                     lists.push_back(std::move(list));
                   });
}

RewriteRules read_rules(const FileView& file) {
  RewriteRules all;
  add_lists(file, true, all.lists);
  add_lists(file, false, all.lists);
  for_each_section(file, rewrite::kOutboundRules, [&](const config::ElementRef& section, const std::string&) {
    for (const config::ElementRef& element : config::elements_below(section, "rule")) {
      rewrite::OutboundRule rule = rewrite::read_outbound_rule(element);
      if (rule.is_enabled) all.outbound.push_back(std::move(rule));
    }
    for (const config::ElementRef& element : config::elements_below(section, "preConditions/preCondition"))
      all.preconditions.push_back(rewrite::read_precondition(element));
  });
  return all;
}

}  // namespace

const RewriteRules& rewrite_rules(const FileView& file) {
  return file.shared<RewriteRules>(read_rules);
}

Anchor anchor_of_text(const FileView& file, const rewrite::WrittenText& text, std::size_t begin,
                      std::size_t end) {
  if (!text.is_written()) return anchor_of_element(file, text.element.element);
  if (begin >= end) return anchor_of_attribute(file, text.element.element, text.attribute);
  return anchor_of_piece(file, text.element.element, text.attribute, begin, end);
}

bool holds_token(std::string_view text) {
  return !values::deployment_token(text, values::TokenForms::certain).empty();
}

bool takes_everything(const rewrite::WrittenPattern& pattern) {
  if (pattern.syntax == rewrite::PatternSyntax::exact_match) return false;
  if (pattern.syntax == rewrite::PatternSyntax::wildcard) return pattern.text == "*";
  std::string_view rest = pattern.text;
  if (rest.starts_with('^')) rest.remove_prefix(1);
  if (rest.ends_with('$') && !rest.ends_with("\\$")) rest.remove_suffix(1);
  const bool is_group = rest.size() > 2 && rest.starts_with('(') && rest.ends_with(')');
  if (is_group) rest = rest.substr(1, rest.size() - 2);
  if (rest.starts_with("?:") && is_group) rest.remove_prefix(2);
  // What begins with .* and may end anywhere takes all paths, an empty expression too.
  const bool is_open = pattern.text == "^" || pattern.text.empty();
  return rest == ".*" || rest == ".*?" || (is_open && pattern.is_written());
}

}  // namespace iislint::rules::checks
