#include "editor/reading/open_file.h"

#include <algorithm>

#include "schema/binding/config_path.h"
#include "schema/secrets/shown_text.h"
#include "xml/anchor.h"

namespace iislint::editor {

std::uint32_t OpenFile::within(std::uint32_t offset) const {
  return std::min(offset, static_cast<std::uint32_t>(document().text().size()));
}

std::string group_path_of(const OpenFile& file, xml::NodeId element) {
  const auto& binding = file.parsed.binding;
  return binding ? schema::group_path(file.document(), *binding, element)
                 : schema::group_path(file.document(), element);
}

namespace {

/// A file that a configSource names; nothing when it cannot be read.
std::optional<OpenFile> open_section(engine::Project& project, source::FileId id, std::string section_path) {
  auto text = project.files().load(id);
  if (!text) return std::nullopt;
  engine::ParseOptions options = project.files().parse_options({});
  options.section_path = std::move(section_path);
  schema::SecretNames names(project.files().facts());
  auto parsed =
      std::make_shared<const engine::ParsedFile>(engine::parse_file(std::move(*text), id, options, names));
  return OpenFile{project, *parsed, {}, {}, parsed};
}

}  // namespace

std::optional<OpenFile> open_file(engine::Project& project, const std::string& path) {
  const source::FileId id = project.files().id_of(path);
  if (std::string section = project.section_held_by(id); !section.empty())
    return open_section(project, id, std::move(section));
  engine::Layout& layout = project.layout();
  auto levels = layout.levels_at(id, {});
  const engine::ParsedFile* parsed = project.files().kept(id);
  if (parsed == nullptr) return std::nullopt;
  OpenFile file{project, *parsed, {}, {}, nullptr};
  if (levels) {
    file.levels = std::move(*levels);
    file.shown_place = layout.context(id).shown_place;
  }
  return file;
}

bool holds_secret(const xml::Document& document, std::span<const source::Span> secrets,
                  const xml::Attribute& attribute) {
  if (xml::touches(secrets, attribute.value_begin, attribute.value_end)) return true;
  const std::string value = text_of(document, attribute);
  return schema::shown(value) != value;
}

std::string shown_value(const xml::Document& document, std::span<const source::Span> secrets,
                        const xml::Attribute& attribute) {
  if (xml::touches(secrets, attribute.value_begin, attribute.value_end)) return "***";
  return schema::shown(text_of(document, attribute));
}

std::string text_of(const xml::Document& document, const xml::Attribute& attribute) {
  std::string buffer;
  return std::string(document.value(attribute, buffer));
}

std::string text_of(const xml::Document& document, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = document.find_attribute(element, name);
  return id == xml::kNone ? std::string() : text_of(document, document.attribute(id));
}

}  // namespace iislint::editor
