// Diagnostics that the client asks for: of one document, and of all files of the workspace.
#pragma once

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

Answer answer_document_diagnostics(const Context& context, const base::Json& params);
Answer answer_workspace_diagnostics(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
