#include "app/lsp/answers/marks.h"

#include <algorithm>

#include "app/lsp/protocol/json_access.h"
#include "editor/marks.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using editor::HighlightKind;
using Layout = JsonWriter::Layout;

/// What may stand in a name while it is typed; editors' own idea of a word ends at a dot.
constexpr std::string_view kNamePattern = R"([^\s<>/="']*)";
/// Each is held by the next one, and so are the objects: no editor needs more of them.
constexpr std::size_t kMostSelections = 64;

int number_of(HighlightKind kind) {  // DocumentHighlightKind
  switch (kind) {
    case HighlightKind::text:
      return 1;
    case HighlightKind::read:
      return 2;
    case HighlightKind::write:
      return 3;
  }
  return 1;
}

/// The innermost one, which holds those around it.
void write_selections(JsonWriter& json, Places& places, const std::vector<source::Span>& spans) {
  const std::size_t count = std::min(spans.size(), kMostSelections);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) json.key("parent");
    json.begin_object(Layout::one_line);
    write_range(json.key("range"), places.range_of(spans[i]));
  }
  for (std::size_t i = 0; i < count; ++i)
    json.end_object();
}

}  // namespace

Answer answer_highlights(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const auto found = editor::highlights(places.project(), spot->document->path(), spot->offset);
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const editor::Highlight& each : found) {
      json.begin_object(Layout::one_line);
      write_range(json.key("range"), places.range_of(each.span));
      json.key("kind").integer(number_of(each.kind)).end_object();
    }
    json.end_array();
  });
}

Answer answer_linked_names(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const auto names = editor::linked_names(places.project(), spot->document->path(), spot->offset);
  if (names.empty()) return "null";
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line).key("ranges").begin_array(Layout::one_line);
    for (const source::Span& span : names)
      write_range(json, places.range_of(span));
    json.end_array();
    json.key("wordPattern").string(kNamePattern).end_object();
  });
}

Answer answer_selections(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  const Json* positions = at(params, {"positions"});
  if (document == nullptr || positions == nullptr || !positions->is(base::JsonKind::array)) return "null";
  Places places = context.places();
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    for (const Json& each : positions->items) {  // one answer for each, whatever it is
      const Position position = position_in(&each).value_or(Position{});
      const auto spans = editor::selections(places.project(), document->path(),
                                            document->offset(position, context.encoding));
      if (spans.empty()) {
        json.begin_object(Layout::one_line);
        write_range(json.key("range"), {position, position});
        json.end_object();
      } else {
        write_selections(json, places, spans);
      }
    }
    json.end_array();
  });
}

}  // namespace iislint::lsp
