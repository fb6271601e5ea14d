#include "app/lsp/answers/edits.h"

#include <algorithm>

namespace iislint::lsp {
namespace {

using base::JsonWriter;
using Layout = JsonWriter::Layout;

/// What the lines of the file end with, by its first one.
std::string_view line_end_of(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos || text[at] == '\n') return "\n";
  return text.substr(at, 2) == "\r\n" ? "\r\n" : "\r";
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_alone = text[i] == '\n' && (i == 0 || text[i - 1] != '\r');
    is_alone ? result += line_end : result += text[i];
  }
  return result;
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

void write_text_edit(JsonWriter& json, Places& places, const diag::Edit& edit) {
  const Document* document = places.workspace().at_path(places.path_of(edit.span.file));
  const std::string_view line_end = document != nullptr
                                        ? line_end_of(document->text())
                                        : line_end_of(places.project().sources().file(edit.span).text());
  json.begin_object(Layout::one_line);
  write_range(json.key("range"), places.range_of(edit.span));
  json.key("newText").string(with_line_ends(edit.new_text, line_end)).end_object();
}

void write_workspace_edit(JsonWriter& json, Places& places, const Client& client,
                          const std::vector<diag::Edit>& edits) {
  std::map<source::FileId, std::vector<const diag::Edit*>> by_file;
  for (const diag::Edit& edit : edits)
    by_file[edit.span.file].push_back(&edit);
  const auto write_edits = [&](const std::vector<const diag::Edit*>& some) {
    json.begin_array(Layout::one_line);
    for (const diag::Edit* edit : some)
      write_text_edit(json, places, *edit);
    json.end_array();
  };
  json.begin_object(Layout::one_line);
  if (!client.takes_document_changes) {
    json.key("changes").begin_object(Layout::one_line);
    for (const auto& [file, some] : by_file) {
      json.key(places.uri_of(file));
      write_edits(some);
    }
    json.end_object().end_object();
    return;
  }
  json.key("documentChanges").begin_array(Layout::one_line);
  for (const auto& [file, some] : by_file) {
    const Document* document = places.workspace().at_path(places.path_of(file));
    json.begin_object(Layout::one_line).key("textDocument").begin_object(Layout::one_line);
    json.key("uri").string(places.uri_of(file)).key("version");
    document != nullptr ? json.integer(document->version()) : json.null();
    json.end_object().key("edits");
    write_edits(some);
    json.end_object();
  }
  json.end_array().end_object();
}

diag::Edit difference(source::FileId file, std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t begin = 0;
  while (begin < shorter && before[begin] == after[begin])
    ++begin;
  while (begin > 0 && is_inside_character(before, begin))
    --begin;
  std::size_t same_end = 0;
  while (same_end < shorter - begin &&
         before[before.size() - same_end - 1] == after[after.size() - same_end - 1])
    ++same_end;
  while (same_end > 0 && is_inside_character(before, before.size() - same_end))
    --same_end;
  const auto u32 = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  return {{file, u32(begin), u32(before.size() - same_end)},
          std::string(after.substr(begin, after.size() - same_end - begin))};
}

}  // namespace iislint::lsp
