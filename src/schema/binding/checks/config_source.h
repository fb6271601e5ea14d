// configSource: the content of a section stands in a file of its own; `file` of <appSettings>: more of it
// does.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::schema {

/// A section whose content stands in another file.
struct ConfigSource {
  xml::NodeId section;
  xml::AttributeId attribute;
  std::string section_path;  ///< as configSections writes it
  std::string path;          ///< relative to the folder of the file, with '/' between folders
  bool has_slash = false;    ///< it is written with '/', which IIS accepts and .NET rejects
};

/// Those whose path may be followed: relative, in the file's folder or below. The others are findings of
/// binding. Sections of somebody else are among them; `above` are the declarations further
/// up.
std::vector<ConfigSource> config_sources(const xml::Document& document, const Binding& binding,
                                         std::span<const Declarations* const> above);

/// The files whose entries .NET adds to <appSettings>, if they are there. They may lie outside of the folder
/// of the file, but not where only the server knows: `path` is relative.
std::vector<ConfigSource> settings_files(const xml::Document& document, const Binding& binding);

/// Whether the relative path, with '/', may lead out of the folder.
bool leaves_folder(std::string_view path);

}  // namespace iislint::schema
