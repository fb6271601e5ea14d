#include "editor/texts/rule_text.h"

#include "editor/texts/markdown.h"

namespace iislint::editor {

std::string rule_text(const diag::RuleInfo& rule, std::string_view profile) {
  const diag::Severity level = diag::level_in(profile, rule.severity, rule.profiles);
  std::string text = "**" + plain(rule.id) + "**\n\n" + plain(rule.summary) +
                     "\n\n- Level: " + std::string(to_string(level)) + " in the profile " + code(profile);
  for (const diag::Param& param : rule.params)
    text += "\n- Option " + code(param.name) + ": " + plain(param.summary);
  if (!rule.suppressible) text += "\n- It cannot be suppressed";
  if (!rule.help.empty()) text += "\n\n" + plain(rule.help);
  if (rule.url.starts_with("https://")) text += "\n\n[" + plain(rule.id) + "](" + std::string(rule.url) + ")";
  return text;
}

}  // namespace iislint::editor
