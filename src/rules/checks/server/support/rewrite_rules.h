// The rules of URL Rewrite that a file writes itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rewrite/rules/rule_set.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Those of one element of a section.
struct RewriteList {
  std::string place;  ///< normal path that it is for
  bool is_global = false;
  std::vector<rewrite::InboundRule> rules;
};

struct RewriteRules {
  std::vector<RewriteList> lists;
  std::vector<rewrite::OutboundRule> outbound;
  std::vector<rewrite::Precondition> preconditions;
};

/// Made once for the file. Rules that are not enabled are left out.
const RewriteRules& rewrite_rules(const FileView& file);

/// A piece of an attribute; the whole of it when the piece is empty, the element when it is not written.
Anchor anchor_of_text(const FileView& file, const rewrite::WrittenText& text, std::size_t begin = 0,
                      std::size_t end = 0);

/// Whether a deployment tool is certain to replace something in a pattern or a text with braces. What only
/// looks so, such as [a-z] and {HTTP_HOST}, has a meaning of its own in them.
bool holds_token(std::string_view text);

/// Whether the pattern takes every path, the empty one of the root among them.
bool takes_everything(const rewrite::WrittenPattern& pattern);

/// Calls `visit(const rewrite::InboundRule&)` for each inbound and global rule.
template <typename Visit>
void for_each_inbound(const RewriteRules& all, Visit&& visit) {
  for (const RewriteList& list : all.lists) {
    for (const rewrite::InboundRule& rule : list.rules)
      visit(rule);
  }
}

/// The same, and `visit(const rewrite::OutboundRule&)` for each outbound rule.
template <typename Visit>
void for_each_rule(const RewriteRules& all, Visit&& visit) {
  for_each_inbound(all, visit);
  for (const rewrite::OutboundRule& rule : all.outbound)
    visit(rule);
}

/// Calls `visit(const rewrite::WrittenPattern&)` for each pattern of each rule.
template <typename Visit>
void for_each_pattern(const RewriteRules& all, Visit&& visit) {
  const auto visit_conditions = [&](const rewrite::Conditions& conditions) {
    for (const rewrite::Condition& one : conditions.all) {
      if (one.type == rewrite::MatchType::pattern && one.pattern.is_written()) visit(one.pattern);
    }
  };
  for_each_rule(all, [&](const auto& rule) {
    if (rule.match.is_written()) visit(rule.match);
    visit_conditions(rule.conditions);
  });
  for (const rewrite::Precondition& one : all.preconditions)
    visit_conditions(one.conditions);
}

/// Calls `visit(const rewrite::WrittenTemplate&)` for each text with braces of an inbound or outbound rule.
template <typename Rule, typename Visit>
void for_each_text(const Rule& rule, Visit&& visit) {
  for (const rewrite::Condition& one : rule.conditions.all) {
    if (one.input.is_written()) visit(one.input);
  }
  if constexpr (requires { rule.variables; }) {
    for (const rewrite::ServerVariable& one : rule.variables) {
      if (one.value.is_written()) visit(one.value);
    }
  }
  if (rule.action.url.is_written()) visit(rule.action.url);
}

}  // namespace iislint::rules::checks
