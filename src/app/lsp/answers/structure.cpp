#include "app/lsp/answers/structure.h"

#include <algorithm>

#include "app/lsp/answers/commands.h"
#include "app/lsp/protocol/json_access.h"
#include "base/text.h"
#include "editor/code_lens.h"
#include "editor/folding.h"
#include "editor/inlay_hints.h"
#include "editor/outline.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using editor::SymbolKind;
using Layout = JsonWriter::Layout;

constexpr std::size_t kMostSymbols = 1000;  // of the workspace

int number_of(SymbolKind kind) {  // the protocol's own
  switch (kind) {
    case SymbolKind::group:
      return 3;  // Namespace
    case SymbolKind::section:
      return 2;  // Module
    case SymbolKind::location:
      return 4;  // Package
    case SymbolKind::site:
      return 5;  // Class
    case SymbolKind::application:
      return 19;  // Object
    case SymbolKind::directory:
      return 1;  // File
    case SymbolKind::binding:
      return 11;  // Interface
    case SymbolKind::pool:
      return 23;  // Struct
    case SymbolKind::rule:
      return 12;  // Function
    case SymbolKind::entry:
      return 13;  // Variable
    case SymbolKind::key:
      return 20;  // Key
  }
  return 13;
}

std::string_view shown_name(const editor::Symbol& symbol) {
  return symbol.name.empty() ? std::string_view("(no name)") : std::string_view(symbol.name);
}

void write_nested(JsonWriter& json, Places& places, const editor::Symbol& symbol) {
  json.begin_object(Layout::one_line).key("name").string(shown_name(symbol));
  if (!symbol.detail.empty()) json.key("detail").string(symbol.detail);
  json.key("kind").integer(number_of(symbol.kind));
  write_range(json.key("range"), places.range_of(symbol.full));
  write_range(json.key("selectionRange"), places.range_of(symbol.selected));
  json.key("children").begin_array(Layout::one_line);
  for (const editor::Symbol& child : symbol.children)
    write_nested(json, places, child);
  json.end_array().end_object();
}

/// Symbols as a list, each with the name of the one around it.
class FlatWriter {
 public:
  FlatWriter(JsonWriter& json, Places& places, std::string query)
      : json_(json), places_(places), query_(std::move(query)) {}

  void write(const editor::Symbol& symbol, std::string_view container) {
    if (count_ == kMostSymbols) return;
    if (base::lower(symbol.name).find(query_) != std::string::npos) {
      ++count_;
      json_.begin_object(Layout::one_line).key("name").string(shown_name(symbol));
      json_.key("kind").integer(number_of(symbol.kind));
      write_location(json_.key("location"), places_, symbol.selected);
      if (!container.empty()) json_.key("containerName").string(container);
      json_.end_object();
    }
    for (const editor::Symbol& child : symbol.children)
      write(child, symbol.name);
  }

 private:
  JsonWriter& json_;
  Places& places_;
  std::string query_;
  std::size_t count_ = 0;
};

void write_places(JsonWriter& json, Places& places, const std::vector<source::Span>& spans) {
  json.begin_array(Layout::one_line);
  for (const source::Span& span : spans)
    write_location(json, places, span);
  json.end_array();
}

}  // namespace

Answer answer_symbols(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  if (document == nullptr) return "null";
  Places places = context.places();
  const auto symbols = editor::outline(places.project(), document->path());
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    FlatWriter flat(json, places, {});
    for (const editor::Symbol& symbol : symbols)
      context.client.takes_nested_symbols ? write_nested(json, places, symbol) : flat.write(symbol, {});
    json.end_array();
  });
}

Answer answer_workspace_symbols(const Context& context, const Json& params) {
  const std::string* query = text_at(params, {"query"});
  const std::vector<std::string> files = context.workspace.files();
  Places places = context.places();
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    FlatWriter flat(json, places, query == nullptr ? std::string() : base::lower(*query));
    for (const std::string& path : files) {
      for (const editor::Symbol& symbol : editor::outline(places.project(), path))
        flat.write(symbol, {});
    }
    json.end_array();
  });
}

Answer answer_folds(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  if (document == nullptr) return "null";
  Places places = context.places();
  const auto folds = editor::folds(places.project(), document->path());
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::Fold& fold : folds) {
      const Range range = places.range_of(fold.range);
      json.begin_object(Layout::one_line).key("startLine").number(range.start.line);
      json.key("endLine").number(range.end.line);
      if (fold.kind == editor::FoldKind::comment) json.key("kind").string("comment");
      json.end_object();
    }
    json.end_array();
  });
}

Answer answer_inlay_hints(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  const auto range = range_in(at(params, {"range"}));
  if (document == nullptr || !range || !context.settings.inlay_hints) return "null";
  Places places = context.places();
  const auto hints = editor::inlay_hints(places.project(), document->path(),
                                         document->offset(range->start, context.encoding),
                                         document->offset(range->end, context.encoding),
                                         {context.settings.inlay_schema_defaults}, context.place_names());
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::InlayHint& hint : hints) {
      json.begin_object(Layout::one_line);
      write_position(json.key("position"), places.range_of(hint.place).start);
      json.key("label").string(hint.label);
      if (!hint.tooltip.empty()) json.key("tooltip").string(hint.tooltip);
      json.end_object();
    }
    json.end_array();
  });
}

Answer answer_code_lenses(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  if (document == nullptr || !context.settings.code_lens) return "null";
  Places places = context.places();
  const auto lenses = editor::code_lenses(places.project(), document->path());
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::CodeLens& lens : lenses) {
      const Range range = places.range_of(lens.range);
      json.begin_object(Layout::one_line);
      write_range(json.key("range"), range);
      json.key("command").begin_object(Layout::one_line).key("title").string(lens.title);
      json.key("command").string(kShowPlaces).key("arguments").begin_array(Layout::one_line);
      json.string(document->uri());
      write_position(json, range.start);
      write_places(json, places, lens.places);
      json.end_array().end_object().end_object();
    }
    json.end_array();
  });
}

}  // namespace iislint::lsp
