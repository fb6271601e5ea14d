// What may be written at a place of a configuration, by what stands there.
#pragma once

#include <cstdint>
#include <vector>

#include "editor/completing/item.h"
#include "editor/reading/cursor.h"
#include "editor/reading/open_file.h"

namespace iislint::editor {

/// Elements that may stand at the place, and the end tag of the one around it.
std::vector<CompletionItem> element_items(const OpenFile& file, const Cursor& cursor);

/// The end tags of the elements that are open.
std::vector<CompletionItem> end_tag_items(const OpenFile& file, const Cursor& cursor);

/// Attributes that the element does not have yet.
std::vector<CompletionItem> attribute_items(const OpenFile& file, const Cursor& cursor);

/// Values of an attribute: words, flags that are left, times, names that exist.
std::vector<CompletionItem> value_items(const OpenFile& file, const Cursor& cursor, std::uint32_t offset);

/// Rules in a comment that speaks to iislint.
std::vector<CompletionItem> comment_items(const OpenFile& file, const Cursor& cursor, std::uint32_t offset);

/// The item's sort text: what has a lesser rank comes first, then the given order.
std::string sort_text(unsigned rank, std::size_t order);

}  // namespace iislint::editor
