// Names that exist, for the value of an attribute.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "editor/completing/item.h"
#include "editor/reading/cursor.h"
#include "editor/reading/open_file.h"
#include "schema/catalog/catalog.h"

namespace iislint::editor {

struct OfferedName {
  std::string name;
  std::string detail;
  CompletionKind kind = CompletionKind::name;
};

struct NameSource {
  std::vector<OfferedName> names;
  bool is_list = false;       ///< names between commas
  bool is_in_braces = false;  ///< the place is behind the '{' of "{Map:…}"
  std::uint32_t begin = 0;    ///< then of the name in braces
};

/// What can be named at the place, which is in the value of an attribute of an element of that type.
NameSource name_source(const OpenFile& file, const Cursor& cursor, std::uint32_t offset,
                       const schema::ElementType& type);

}  // namespace iislint::editor
