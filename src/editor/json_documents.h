// Settings files (.iislint.json) and definitions of users' own rules, while they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "editor/completion.h"
#include "editor/hover.h"
#include "editor/links.h"
#include "editor/outline.h"
#include "engine/project.h"

namespace iislint::editor {

/// Whether the file can be one of these, by the ending of its name: then it is no configuration.
bool is_json_document(const std::string& path);

/// Nothing for files that are neither, by name and folder.

std::optional<Hover> json_hover(engine::Project& project, const std::string& path, std::uint32_t offset);
std::vector<Symbol> json_outline(engine::Project& project, const std::string& path);
/// Files that settings extend or name.
std::vector<Link> json_links(engine::Project& project, const std::string& path);
Completion json_completion(engine::Project& project, const std::string& path, std::uint32_t offset);

}  // namespace iislint::editor
