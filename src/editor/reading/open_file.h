// One configuration in its place, as the features of an editor read it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "engine/files/parsed_file.h"
#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

/// Borrows the project; holds until the next change of any file.
struct OpenFile {
  engine::Project& project;
  const engine::ParsedFile& parsed;
  /// The files that decide with it, outermost first; the last is the file itself. Empty when it has no
  /// <configuration>: then nothing is known but the text.
  std::vector<config::HierarchyFile> levels;
  std::string shown_place;  ///< of the file: "Intranet/app"; empty for a server, and where none is known
  /// Owns `parsed` of a file that holds one section, which no configuration stands in.
  std::shared_ptr<const engine::ParsedFile> section = nullptr;

  const xml::Document& document() const { return parsed.document; }
  const schema::Catalog& facts() const { return project.files().facts(); }
  source::FileId id() const { return parsed.document.file_id(); }
  /// The offset, or the end of the text when it lies beyond.
  std::uint32_t within(std::uint32_t offset) const;
};

/// The path of the element as configSections writes it, also in a file that holds one section.
std::string group_path_of(const OpenFile& file, xml::NodeId element);

/// Nothing when the file cannot be read.
std::optional<OpenFile> open_file(engine::Project& project, const std::string& path);

/// The value as it may be shown, with *** for secrets.
std::string shown_value(const xml::Document& document, std::span<const source::Span> secrets,
                        const xml::Attribute& attribute);

/// Whether some of the value must not be shown.
bool holds_secret(const xml::Document& document, std::span<const source::Span> secrets,
                  const xml::Attribute& attribute);

/// The value as an XML parser reports it.
std::string text_of(const xml::Document& document, const xml::Attribute& attribute);
/// That of the attribute of that name; empty when there is none.
std::string text_of(const xml::Document& document, xml::NodeId element, std::string_view name);

}  // namespace iislint::editor
