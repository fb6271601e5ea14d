#include "app/lsp/answers/navigation.h"

#include "app/lsp/answers/edits.h"
#include "app/lsp/protocol/json_access.h"
#include "editor/links.h"
#include "editor/navigation.h"
#include "editor/rename.h"
#include "report/uri.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using Layout = JsonWriter::Layout;

void write_link(JsonWriter& json, Places& places, const source::Span& origin, const editor::Target& target) {
  json.begin_object(Layout::one_line);
  write_range(json.key("originSelectionRange"), places.range_of(origin));
  json.key("targetUri").string(places.uri_of(target.full.file));
  write_range(json.key("targetRange"), places.range_of(target.full));
  write_range(json.key("targetSelectionRange"), places.range_of(target.selected));
  json.end_object();
}

Failure failed(const base::Error& error) {
  return {ErrorCode::request_failed, error.message};
}

}  // namespace

Answer answer_definition(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const auto found = editor::definition(places.project(), spot->document->path(), spot->offset);
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::Target& target : found.targets) {
      if (context.client.takes_definition_links) {
        write_link(json, places, found.origin, target);
      } else {
        write_location(json, places, target.selected);
      }
    }
    json.end_array();
  });
}

Answer answer_references(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const bool with_declaration = is_true_at(params, {"context", "includeDeclaration"});
  const auto found =
      editor::references(places.project(), spot->document->path(), spot->offset, with_declaration);
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const source::Span& span : found)
      write_location(json, places, span);
    json.end_array();
  });
}

Answer answer_prepare_rename(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const auto found = editor::renameable_at(places.project(), spot->document->path(), spot->offset);
  if (!found) return failed(found.error());
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    write_range(json.key("range"), places.range_of(found->range));
    json.key("placeholder").string(found->name).end_object();
  });
}

Answer answer_rename(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  const std::string* name = text_at(params, {"newName"});
  if (name == nullptr) return invalid_params("textDocument/rename needs a name");
  if (!spot) return "null";
  Places places = context.places();
  const auto edits = editor::rename(places.project(), spot->document->path(), spot->offset, *name);
  if (!edits) return failed(edits.error());
  return json_of([&](JsonWriter& json) { write_workspace_edit(json, places, context.client, *edits); });
}

Answer answer_links(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  if (document == nullptr) return "null";
  Places places = context.places();
  const auto links = editor::links(places.project(), document->path());
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::Link& link : links) {
      if (link.path.empty() && !report::is_web_address(link.address)) continue;
      const std::string target =
          link.path.empty() ? link.address : context.workspace.uri_of(places.project().absolute(link.path));
      json.begin_object(Layout::one_line);
      write_range(json.key("range"), places.range_of(link.range));
      json.key("target").string(target);
      if (!link.tooltip.empty()) json.key("tooltip").string(link.tooltip);
      json.end_object();
    }
    json.end_array();
  });
}

}  // namespace iislint::lsp
