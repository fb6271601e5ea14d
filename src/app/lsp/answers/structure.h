// What a file consists of, and what is shown between its lines: outline, folding, hints and lenses.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

Answer answer_symbols(const Context& context, const base::Json& params);
/// Those of all files whose names hold the query.
Answer answer_workspace_symbols(const Context& context, const base::Json& params);
Answer answer_folds(const Context& context, const base::Json& params);
Answer answer_inlay_hints(const Context& context, const base::Json& params);
Answer answer_code_lenses(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
