// What can be done about findings: their fixes, one by one and all of a rule, a comment that silences them,
// and the page that explains them.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

inline constexpr std::string_view kQuickFix = "quickfix";
inline constexpr std::string_view kFixAll = "source.fixAll.iislint";

Answer answer_code_actions(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
