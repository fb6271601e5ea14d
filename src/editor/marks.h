// What belongs to the place of the cursor in its own file: other occurrences of a name, the two names of an
// element, and what can be selected around it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

enum class HighlightKind : std::uint8_t {
  text,   ///< the name of a tag
  read,   ///< a name that refers to something
  write,  ///< where it gets its name
};

struct Highlight {
  source::Span span;
  HighlightKind kind = HighlightKind::text;
};

/// Where the file names the thing at the offset; of a tag its name and that of the other one. In order. See
/// hover.h for `offset`.
std::vector<Highlight> highlights(engine::Project& project, const std::string& path, std::uint32_t offset);

/// The names in start and end tag of the element whose name is at the offset, when they are the same; else
/// nothing.
std::vector<source::Span> linked_names(engine::Project& project, const std::string& path,
                                       std::uint32_t offset);

/// Value, attribute, tag, element, content of the one around it and so on up to the whole text: each holds
/// the one before and more. The first holds the offset.
std::vector<source::Span> selections(engine::Project& project, const std::string& path, std::uint32_t offset);

}  // namespace iislint::editor
