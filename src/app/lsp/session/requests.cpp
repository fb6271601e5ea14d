#include "app/lsp/session/requests.h"

#include "app/lsp/answers/code_actions.h"
#include "app/lsp/answers/commands.h"
#include "app/lsp/answers/help.h"
#include "app/lsp/answers/marks.h"
#include "app/lsp/answers/navigation.h"
#include "app/lsp/answers/pulled_diagnostics.h"
#include "app/lsp/answers/structure.h"

namespace iislint::lsp {
namespace {

struct Row {
  std::string_view method;
  Answerer answer;
};

constexpr Row kRows[] = {
    {"textDocument/diagnostic", answer_document_diagnostics},
    {"workspace/diagnostic", answer_workspace_diagnostics},
    {"textDocument/codeAction", answer_code_actions},
    {"workspace/executeCommand", answer_command},
    {"textDocument/hover", answer_hover},
    {"textDocument/completion", answer_completion},
    {"textDocument/definition", answer_definition},
    {"textDocument/references", answer_references},
    {"textDocument/prepareRename", answer_prepare_rename},
    {"textDocument/rename", answer_rename},
    {"textDocument/documentLink", answer_links},
    {"textDocument/documentSymbol", answer_symbols},
    {"workspace/symbol", answer_workspace_symbols},
    {"textDocument/documentHighlight", answer_highlights},
    {"textDocument/linkedEditingRange", answer_linked_names},
    {"textDocument/selectionRange", answer_selections},
    {"textDocument/foldingRange", answer_folds},
    {"textDocument/inlayHint", answer_inlay_hints},
    {"textDocument/codeLens", answer_code_lenses},
};

}  // namespace

Answerer answerer_of(std::string_view method) {
  for (const Row& row : kRows) {
    if (row.method == method) return row.answer;
  }
  return nullptr;
}

}  // namespace iislint::lsp
