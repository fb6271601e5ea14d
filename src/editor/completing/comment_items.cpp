#include <algorithm>

#include "editor/completing/sources.h"
#include "editor/texts/rule_text.h"
#include "engine/suppression/suppression_comment.h"

namespace iislint::editor {
namespace {

bool is_of_rule(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

std::vector<CompletionItem> comment_items(const OpenFile& file, const Cursor& cursor, std::uint32_t offset) {
  const std::string_view text = file.document().text();
  std::uint32_t begin = offset, end = offset;
  while (begin > cursor.begin + 4 && is_of_rule(text[begin - 1]))
    --begin;
  while (end < cursor.end && is_of_rule(text[end]) && text.substr(end, 3) != "-->")
    ++end;
  if (begin < cursor.begin + 4) return {};
  const std::string_view before = text.substr(cursor.begin + 4, begin - cursor.begin - 4);
  const bool speaks = before.find(engine::kIgnore) != std::string_view::npos &&
                      before.find(':') == std::string_view::npos &&
                      before.find_first_not_of(" \t\r\n") == before.find(engine::kIgnore);
  if (!speaks) return {};
  const engine::FilePolicy& policy = file.project.policy(file.project.files().given_path(file.id()));
  std::vector<CompletionItem> items;
  for (const diag::RuleInfo* rule : policy.rules().infos()) {
    if (!rule->suppressible) continue;
    CompletionItem item;
    item.label = item.text = std::string(rule->id);
    item.kind = CompletionKind::rule;
    item.detail = std::string(rule->summary);
    item.documentation = rule_text(*rule, policy.profile());
    item.sort_text = sort_text(0, items.size());
    item.replaced = file.document().span(begin, end);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace iislint::editor
