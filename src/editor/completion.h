// What may be written at a place: elements, attributes that are missing, words, flags, times and names that
// exist. Works in text that is being typed: what matters is what stands before the place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "editor/completing/item.h"
#include "engine/project.h"

namespace iislint::editor {

struct Completion {
  std::vector<CompletionItem> items;  ///< by sort_text
  bool is_incomplete = false;         ///< there were too many; ask again when more is typed
};

/// See hover.h for `offset` and the kinds of files. Items do not depend on the letters typed so far, but for
/// where they stand: a client filters them, by `label`.
Completion complete(engine::Project& project, const std::string& path, std::uint32_t offset);

}  // namespace iislint::editor
