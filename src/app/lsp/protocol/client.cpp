#include "app/lsp/protocol/client.h"

#include <algorithm>

#include "app/lsp/protocol/json_access.h"

namespace iislint::lsp {
namespace {

/// The first of the two that the client names counts; UTF-16 is what it can anyway.
bool prefers_utf8(const base::Json& params) {
  const auto encodings = texts_at(params, {"capabilities", "general", "positionEncodings"});
  const auto place = [&](const char* name) { return std::find(encodings.begin(), encodings.end(), name); };
  return place("utf-8") < place("utf-16");
}

void read_diagnostics(const base::Json& document, Client& client) {
  client.pulls_diagnostics = at(document, {"diagnostic"}) != nullptr;
  const base::Json* publish = at(document, {"publishDiagnostics"});
  const base::Json* pull = at(document, {"diagnostic"});
  for (const base::Json* each : {publish, pull}) {
    if (each == nullptr) continue;
    client.takes_related = client.takes_related || is_true_at(*each, {"relatedInformation"});
    client.takes_tags = client.takes_tags || at(*each, {"tagSupport"}) != nullptr;
    client.takes_rule_address = client.takes_rule_address || is_true_at(*each, {"codeDescriptionSupport"});
    client.takes_data = client.takes_data || is_true_at(*each, {"dataSupport"});
    client.takes_version = client.takes_version || is_true_at(*each, {"versionSupport"});
  }
}

bool names(const std::vector<std::string>& words, const char* word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Client client_in(const base::Json& params) {
  Client client;
  client.takes_utf8 = prefers_utf8(params);
  const base::Json nothing;
  const base::Json* all = at(params, {"capabilities"});
  if (all == nullptr) return client;
  const base::Json* document = at(*all, {"textDocument"});
  if (document == nullptr) document = &nothing;
  read_diagnostics(*document, client);
  client.takes_refresh = is_true_at(*all, {"workspace", "diagnostics", "refreshSupport"});
  client.takes_hint_refresh = is_true_at(*all, {"workspace", "inlayHint", "refreshSupport"});
  client.takes_lens_refresh = is_true_at(*all, {"workspace", "codeLens", "refreshSupport"});
  client.takes_document_changes = is_true_at(*all, {"workspace", "workspaceEdit", "documentChanges"});
  client.takes_progress = is_true_at(*all, {"window", "workDoneProgress"});
  client.shows_documents = is_true_at(*all, {"window", "showDocument", "support"});
  client.has_configuration = is_true_at(*all, {"workspace", "configuration"});
  client.registers_watchers = is_true_at(*all, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  client.registers_configuration =
      is_true_at(*all, {"workspace", "didChangeConfiguration", "dynamicRegistration"});
  client.takes_nested_symbols =
      is_true_at(*document, {"documentSymbol", "hierarchicalDocumentSymbolSupport"});
  client.takes_snippets = is_true_at(*document, {"completion", "completionItem", "snippetSupport"});
  client.takes_definition_links = is_true_at(*document, {"definition", "linkSupport"});
  client.takes_action_literals = at(*document, {"codeAction", "codeActionLiteralSupport"}) != nullptr;
  client.takes_preferred = is_true_at(*document, {"codeAction", "isPreferredSupport"});
  const auto may_be_markdown = [](const std::vector<std::string>& formats) {
    return formats.empty() || names(formats, "markdown");
  };
  client.takes_markdown = may_be_markdown(texts_at(*document, {"hover", "contentFormat"}));
  client.takes_markdown_in_completion =
      may_be_markdown(texts_at(*document, {"completion", "completionItem", "documentationFormat"}));
  return client;
}

}  // namespace iislint::lsp
