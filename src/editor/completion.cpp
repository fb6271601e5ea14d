#include "editor/completion.h"

#include <algorithm>

#include "base/text.h"
#include "editor/completing/sources.h"
#include "editor/json_documents.h"
#include "editor/reading/cursor.h"
#include "editor/reading/open_file.h"

namespace iislint::editor {
namespace {

/// More of them nobody reads, and they would travel at every key.
constexpr std::size_t kMostItems = 500;

std::vector<CompletionItem> items_at(const OpenFile& file, const Cursor& cursor, std::uint32_t offset) {
  switch (cursor.kind) {
    case CursorKind::content:
    case CursorKind::element_name:
      return element_items(file, cursor);
    case CursorKind::tag:
    case CursorKind::attribute_name:
      return attribute_items(file, cursor);
    case CursorKind::attribute_value:
      return value_items(file, cursor, offset);
    case CursorKind::end_tag:
      return end_tag_items(file, cursor);
    case CursorKind::comment:
      return comment_items(file, cursor, offset);
    case CursorKind::nothing:
      break;
  }
  return {};
}

/// Of too many those that begin with the letters before the place.
bool cut(const OpenFile& file, std::uint32_t offset, std::vector<CompletionItem>& items) {
  if (items.size() <= kMostItems) return false;
  const std::string_view text = file.document().text();
  std::erase_if(items, [&](const CompletionItem& item) {
    const std::string_view typed =
        text.substr(item.replaced.begin, std::max(offset, item.replaced.begin) - item.replaced.begin);
    return !base::equals_ignoring_case(item.label.substr(0, typed.size()), typed);
  });
  if (items.size() > kMostItems) items.resize(kMostItems);
  return true;
}

}  // namespace

Completion complete(engine::Project& project, const std::string& path, std::uint32_t offset) {
  if (is_json_document(path)) return json_completion(project, path, offset);
  const auto file = open_file(project, path);
  if (!file) return {};
  offset = file->within(offset);
  Completion completion;
  completion.items = items_at(*file, cursor_at(file->document(), offset), offset);
  completion.is_incomplete = cut(*file, offset, completion.items);
  std::stable_sort(
      completion.items.begin(), completion.items.end(),
      [](const CompletionItem& a, const CompletionItem& b) { return a.sort_text < b.sort_text; });
  return completion;
}

}  // namespace iislint::editor
