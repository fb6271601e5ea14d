#include "app/lsp/session/requests.h"

namespace iislint::lsp {
namespace {

using base::JsonWriter;
using Layout = JsonWriter::Layout;

constexpr std::string_view kSync = R"({"openClose":true,"change":2})";
constexpr std::string_view kWorkspace =
    R"({"workspaceFolders":{"supported":true,"changeNotifications":true}})";
constexpr std::string_view kPull =
    R"({"identifier":"iislint","interFileDependencies":true,"workspaceDiagnostics":true})";

}  // namespace

std::string capabilities_for(const Client& client, PositionEncoding encoding) {
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    json.key("positionEncoding").string(to_string(encoding));
    json.key("textDocumentSync").raw(kSync);
    json.key("workspace").raw(kWorkspace);
    if (client.pulls_diagnostics) json.key("diagnosticProvider").raw(kPull);
    json.end_object();
  });
}

}  // namespace iislint::lsp
