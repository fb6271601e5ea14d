// What belongs to the place of the cursor in its own document.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

Answer answer_highlights(const Context& context, const base::Json& params);
Answer answer_linked_names(const Context& context, const base::Json& params);
Answer answer_selections(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
