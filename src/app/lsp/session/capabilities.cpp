#include "app/lsp/answers/code_actions.h"
#include "app/lsp/answers/commands.h"
#include "app/lsp/session/requests.h"

namespace iislint::lsp {
namespace {

using base::JsonWriter;
using Layout = JsonWriter::Layout;

constexpr std::string_view kSync = R"({"openClose":true,"change":2})";
constexpr std::string_view kWorkspace =
    R"({"workspaceFolders":{"supported":true,"changeNotifications":true}})";
constexpr std::string_view kPull =
    R"({"identifier":"iislint","interFileDependencies":true,"workspaceDiagnostics":true,"workDoneProgress":true})";

constexpr std::string_view kCompletion =
    R"({"triggerCharacters":["<","/"," ","\"","'","=",",",":","@"],"resolveProvider":false})";
constexpr std::string_view kRename = R"({"prepareProvider":true})";
constexpr std::string_view kLinks = R"({"resolveProvider":false})";

void write_commands(JsonWriter& json) {
  json.begin_object(Layout::one_line).key("commands").begin_array(Layout::one_line);
  for (const std::string_view name : kCommandNames)
    json.string(name);
  json.end_array().end_object();
}

void write_code_actions(JsonWriter& json) {
  json.begin_object(Layout::one_line).key("codeActionKinds").begin_array(Layout::one_line);
  json.string(kQuickFix).string(kFixAll).end_array().end_object();
}

}  // namespace

std::string capabilities_for(const Client& client, PositionEncoding encoding) {
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    json.key("positionEncoding").string(to_string(encoding));
    json.key("textDocumentSync").raw(kSync);
    json.key("workspace").raw(kWorkspace);
    if (client.pulls_diagnostics) json.key("diagnosticProvider").raw(kPull);
    write_code_actions(json.key("codeActionProvider"));
    write_commands(json.key("executeCommandProvider"));
    for (const char* simple :
         {"hoverProvider", "definitionProvider", "referencesProvider", "documentSymbolProvider",
          "workspaceSymbolProvider", "foldingRangeProvider", "inlayHintProvider", "documentHighlightProvider",
          "linkedEditingRangeProvider", "selectionRangeProvider"})
      json.key(simple).boolean(true);
    json.key("completionProvider").raw(kCompletion);
    json.key("renameProvider").raw(kRename);
    json.key("documentLinkProvider").raw(kLinks);
    json.key("codeLensProvider").raw(kLinks);
    json.end_object();
  });
}

}  // namespace iislint::lsp
