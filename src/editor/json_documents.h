// Settings files (.iislint.json) and definitions of users' own rules, while they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "editor/completion.h"
#include "editor/hover.h"
#include "editor/outline.h"
#include "engine/project.h"

namespace iislint::editor {

/// Whether the file is one of these, by its name and folder.
bool is_json_document(engine::Project& project, const std::string& path);

std::optional<Hover> json_hover(engine::Project& project, const std::string& path, std::uint32_t offset);
std::vector<Symbol> json_outline(engine::Project& project, const std::string& path);
Completion json_completion(engine::Project& project, const std::string& path, std::uint32_t offset);

}  // namespace iislint::editor
