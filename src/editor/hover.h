// What an editor shows where the pointer rests: what an element, an attribute or a word is for, and which
// value is in force there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "editor/texts/place_texts.h"
#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct Hover {
  std::string markdown;
  source::Span range;  ///< of what it is about
};

/// Of a configuration, a settings file or a rule definition. `offset` counts bytes of SourceFile::text();
/// what lies beyond the end is the end. Nothing where there is nothing to say, or the file cannot be read.
/// Secrets are masked.
std::optional<Hover> hover(engine::Project& project, const std::string& path, std::uint32_t offset,
                           const PlaceNames& names = {});

}  // namespace iislint::editor
