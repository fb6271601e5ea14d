// Help while reading and typing: hover and completion.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

Answer answer_hover(const Context& context, const base::Json& params);
Answer answer_completion(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
