#include "app/lsp/answers/help.h"

#include "app/lsp/answers/edits.h"
#include "editor/completion.h"
#include "editor/hover.h"
#include "editor/texts/markdown.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using editor::CompletionKind;
using Layout = JsonWriter::Layout;

int number_of(CompletionKind kind) {  // CompletionItemKind
  switch (kind) {
    case CompletionKind::element:
    case CompletionKind::end_tag:
      return 7;  // Class
    case CompletionKind::attribute:
    case CompletionKind::key:
      return 10;  // Property
    case CompletionKind::word:
    case CompletionKind::flag:
      return 20;  // EnumMember
    case CompletionKind::value:
      return 12;  // Value
    case CompletionKind::name:
      return 18;  // Reference
    case CompletionKind::section:
      return 9;  // Module
    case CompletionKind::file:
      return 17;  // File
    case CompletionKind::rule:
      return 21;  // Constant
    case CompletionKind::comment:
      return 15;  // Snippet
  }
  return 1;
}

void write_markup(JsonWriter& json, bool takes_markdown, std::string_view markdown) {
  json.begin_object(Layout::one_line).key("kind").string(takes_markdown ? "markdown" : "plaintext");
  json.key("value").string(takes_markdown ? std::string(markdown) : editor::without_markup(markdown));
  json.end_object();
}

void write_item(JsonWriter& json, Places& places, const Client& client, const editor::CompletionItem& item) {
  const bool is_snippet = client.takes_snippets && !item.snippet.empty();
  json.begin_object(Layout::one_line).key("label").string(item.label);
  json.key("kind").integer(number_of(item.kind));
  if (!item.detail.empty()) json.key("detail").string(item.detail);
  if (!item.documentation.empty())
    write_markup(json.key("documentation"), client.takes_markdown_in_completion, item.documentation);
  if (!item.sort_text.empty()) json.key("sortText").string(item.sort_text);
  json.key("filterText").string(item.label);
  if (is_snippet) json.key("insertTextFormat").integer(2);
  write_text_edit(json.key("textEdit"), places, {item.replaced, is_snippet ? item.snippet : item.text});
  json.end_object();
}

}  // namespace

Answer answer_hover(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const auto hover =
      editor::hover(places.project(), spot->document->path(), spot->offset, context.place_names());
  if (!hover) return "null";
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    write_markup(json.key("contents"), context.client.takes_markdown, hover->markdown);
    write_range(json.key("range"), places.range_of(hover->range));
    json.end_object();
  });
}

Answer answer_completion(const Context& context, const Json& params) {
  const auto spot = spot_in(context, params);
  if (!spot) return "null";
  Places places = context.places();
  const editor::Completion completion =
      editor::complete(places.project(), spot->document->path(), spot->offset);
  return json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line).key("isIncomplete").boolean(completion.is_incomplete);
    json.key("items").begin_array(Layout::one_line);
    for (const editor::CompletionItem& item : completion.items)
      write_item(json, places, context.client, item);
    json.end_array().end_object();
  });
}

}  // namespace iislint::lsp
