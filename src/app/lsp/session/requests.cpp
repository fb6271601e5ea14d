#include "app/lsp/session/requests.h"

#include "app/lsp/answers/pulled_diagnostics.h"

namespace iislint::lsp {
namespace {

struct Row {
  std::string_view method;
  Answerer answer;
};

constexpr Row kRows[] = {
    {"textDocument/diagnostic", answer_document_diagnostics},
    {"workspace/diagnostic", answer_workspace_diagnostics},
};

}  // namespace

Answerer answerer_of(std::string_view method) {
  for (const Row& row : kRows) {
    if (row.method == method) return row.answer;
  }
  return nullptr;
}

}  // namespace iislint::lsp
