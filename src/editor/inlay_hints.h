// The values in force of attributes that are not written, in place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "editor/texts/place_texts.h"
#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct InlayHint {
  source::Span place;                  ///< empty: where the attribute would be written
  std::string label;                   ///< ` timeout="00:02:00"`
  std::string tooltip;                 ///< where it comes from
  std::optional<source::Span> origin;  ///< the value that counts, when it is written somewhere
};

struct InlayWishes {
  bool with_schema_defaults = false;  ///< else only what somebody has written elsewhere
};

/// For the elements whose start tags touch the range of the file's text, in order. Secrets are left out.
std::vector<InlayHint> inlay_hints(engine::Project& project, const std::string& path, std::uint32_t begin,
                                   std::uint32_t end, InlayWishes wishes = {}, const PlaceNames& names = {});

}  // namespace iislint::editor
