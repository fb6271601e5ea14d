// Settings files (.iislint.json) and definitions of users' own rules, while they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "editor/completion.h"
#include "editor/hover.h"
#include "engine/project.h"

namespace iislint::editor {

/// Whether the file is one of these, by its name and folder.
bool is_json_document(engine::Project& project, const std::string& path);

std::optional<Hover> json_hover(engine::Project& project, const std::string& path, std::uint32_t offset);
Completion json_completion(engine::Project& project, const std::string& path, std::uint32_t offset);

}  // namespace iislint::editor
