// From names to what they mean and back, and new names for them.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

Answer answer_definition(const Context& context, const base::Json& params);
Answer answer_references(const Context& context, const base::Json& params);
Answer answer_prepare_rename(const Context& context, const base::Json& params);
Answer answer_rename(const Context& context, const base::Json& params);
Answer answer_links(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
