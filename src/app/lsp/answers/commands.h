// What editors can ask for by name: workspace/executeCommand.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

/// [id of a rule] → its page as Markdown.
inline constexpr std::string_view kExplainRule = "iislint.explainRule";
/// [uri, position or setting] → the value in force and who wrote it, as Markdown.
inline constexpr std::string_view kEffectiveValue = "iislint.effectiveValue";
/// [id of a rule]: shows its page in a browser. The server asks the client to.
inline constexpr std::string_view kOpenRulePage = "iislint.openRulePage";
/// [uri, position, locations] → the locations. Editors that can show them do so themselves.
inline constexpr std::string_view kShowPlaces = "iislint.showPlaces";

inline constexpr std::string_view kCommandNames[] = {kExplainRule, kEffectiveValue, kOpenRulePage,
                                                     kShowPlaces};

Answer answer_command(const Context& context, const base::Json& params);

/// The address of the page of the rule, for files in the folders of the workspace; empty when there is none.
std::string page_of_rule(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
