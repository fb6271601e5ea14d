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

/// What a client wants to hear while it waits: "$/progress" with the token that it gave.
class Progress {
 public:
  Progress(const Context& context, const Json& params, const char* key) : context_(context) {
    const Json* token = at(params, {key});
    if (token == nullptr || !context.notify) return;
    if (token->is(base::JsonKind::string)) token_ = quoted(token->string);
    if (token->is(base::JsonKind::integer)) token_ = std::to_string(token->integer);
  }
  bool is_wanted() const { return !token_.empty(); }
  /// The value is JSON.
  void say(const std::string& value) const {
    if (is_wanted()) context_.notify("$/progress", R"({"token":)" + token_ + R"(,"value":)" + value + "}");
  }

 private:
  const Context& context_;
  std::string token_;
};

/// The reports of all files of the workspace: in one piece, or in several when the client takes them so.
class WorkspaceReports {
 public:
  WorkspaceReports(const Context& context, const Json& params)
      : context_(context),
        places_(context.places()),
        previous_(previous_ids(context, params)),
        work_(context, params, "workDoneToken"),
        pieces_(context, params, "partialResultToken") {}

  std::string all() {
    work_.say(R"({"kind":"begin","title":"iislint: checking files","percentage":0})");
    std::vector<std::string> paths = context_.workspace.files();
    for (std::size_t i = 0; i < paths.size(); ++i) {
      add(paths[i]);
      if ((i + 1) % kFilesInPiece == 0) end_piece((i + 1) * 100 / paths.size());
    }
    for (const std::string& path : mistaken_files(places_.project()))
      add(path);
    if (pieces_.is_wanted()) end_piece(100);
    work_.say(R"({"kind":"end"})");
    return R"({"items":[)" + items_ + "]}";
  }

 private:
  static constexpr std::size_t kFilesInPiece = 50;

  void add(const std::string& path) {
    const Document* document = context_.workspace.at_path(path);
    auto& ids = context_.workspace.result_ids();
    const auto known = previous_.find(path);
    // Clients ask again every few seconds: what has not changed is not looked at.
    const auto noted = ids.find(path);
    const bool is_unchanged =
        known != previous_.end() && noted != ids.end() && known->second == noted->second;
    const Diagnostics diagnostics =
        is_unchanged ? Diagnostics{"[]", noted->second} : diagnostics_of(places_, context_.client, path);
    ids[path] = diagnostics.id;
    if (!items_.empty()) items_ += ',';
    items_ += json_of([&](JsonWriter& json) {
      json.begin_object(Layout::one_line).key("uri").string(context_.workspace.uri_of(path)).key("version");
      document != nullptr ? json.integer(document->version()) : json.null();
      write_report(json, diagnostics, known == previous_.end() ? nullptr : &known->second);
      json.end_object();
    });
  }

  void end_piece(std::size_t percentage) {
    work_.say(R"({"kind":"report","percentage":)" + std::to_string(percentage) + "}");
    if (!pieces_.is_wanted() || items_.empty()) return;
    pieces_.say(R"({"items":[)" + items_ + "]}");
    items_.clear();
  }

  const Context& context_;
  Places places_;
  const std::map<std::string, std::string> previous_;
  const Progress work_, pieces_;
  std::string items_;  // that were not sent yet
};

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
  return WorkspaceReports(context, params).all();
}

}  // namespace iislint::lsp
