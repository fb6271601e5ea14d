#include "app/lsp/answers/pulled_diagnostics.h"

#include <map>

#include "app/lsp/answers/diagnostics.h"
#include "app/lsp/protocol/json_access.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using Layout = JsonWriter::Layout;

/// Adds the kind, the id, and the diagnostics unless the client has them.
void write_report(JsonWriter& json, const Diagnostics& diagnostics, const std::string* previous_id) {
  const bool is_known = previous_id != nullptr && *previous_id == diagnostics.id;
  json.key("kind").string(is_known ? "unchanged" : "full").key("resultId").string(diagnostics.id);
  if (!is_known) json.key("items").raw(diagnostics.json);
}

/// What the client has of each document, by path.
std::map<std::string, std::string> previous_ids(const Context& context, const Json& params) {
  std::map<std::string, std::string> ids;
  const Json* list = at(params, {"previousResultIds"});
  if (list == nullptr || !list->is(base::JsonKind::array)) return ids;
  for (const Json& each : list->items) {
    const std::string* uri = text_at(each, {"uri"});
    const std::string* value = text_at(each, {"value"});
    if (uri != nullptr && value != nullptr) ids[context.workspace.path_of(*uri)] = *value;
  }
  return ids;
}

}  // namespace

Answer answer_document_diagnostics(const Context& context, const Json& params) {
  const std::string* uri = text_at(params, {"textDocument", "uri"});
  if (uri == nullptr) return invalid_params("textDocument/diagnostic needs a document");
  Diagnostics diagnostics;
  const std::string path = context.workspace.path_of(*uri);
  if (context.workspace.at_path(path) != nullptr || context.workspace.is_there(path)) {
    Places places = context.places();
    diagnostics = diagnostics_of(places, context.client, path);
  }
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    write_report(json, diagnostics, text_at(params, {"previousResultId"}));
    json.end_object();
  });
}

Answer answer_workspace_diagnostics(const Context& context, const Json& params) {
  const auto previous = previous_ids(context, params);
  std::vector<std::string> paths = context.workspace.files();
  Places places = context.places();
  auto& ids = context.workspace.result_ids();
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line).key("items").begin_array(Layout::one_line);
    const auto add = [&](const std::string& path) {
      const Document* document = context.workspace.at_path(path);
      const auto known = previous.find(path);
      // Clients ask again every few seconds: what has not changed is not looked at.
      const auto noted = ids.find(path);
      const bool is_unchanged =
          known != previous.end() && noted != ids.end() && known->second == noted->second;
      const Diagnostics diagnostics =
          is_unchanged ? Diagnostics{"[]", noted->second} : diagnostics_of(places, context.client, path);
      ids[path] = diagnostics.id;
      json.begin_object(Layout::one_line).key("uri").string(context.workspace.uri_of(path)).key("version");
      document != nullptr ? json.integer(document->version()) : json.null();
      write_report(json, diagnostics, known == previous.end() ? nullptr : &known->second);
      json.end_object();
    };
    for (const std::string& path : paths)
      add(path);
    for (const std::string& path : mistaken_files(places.project()))
      add(path);
    json.end_array().end_object();
  });
}

}  // namespace iislint::lsp
