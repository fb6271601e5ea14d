#include "app/lsp/answers/places.h"

namespace iislint::lsp {

using base::JsonWriter;

Places::Places(Workspace& workspace, PositionEncoding encoding)
    : workspace_(workspace), project_(workspace.project()), encoding_(encoding) {}

std::string Places::path_of(source::FileId file) const {
  return project_.files().path(file);
}

std::string Places::uri_of(source::FileId file) const {
  return workspace_.uri_of(path_of(file));
}

std::shared_ptr<const source::SourceFile> Places::text_of(const source::Span& span) const {
  if (const engine::ParsedFile* kept = project_.files().kept(span.file)) return kept->source;
  const source::SourceFile& current = project_.sources().file(span);
  if (span.end <= current.text().size()) return {std::shared_ptr<const void>(), &current};
  auto read = project_.files().load(span.file);  // it was let go, for there was nothing to say about it
  return read ? *read : nullptr;
}

Range Places::range_of(const source::Span& span) {
  if (const Document* document = workspace_.at_path(path_of(span.file)))
    return document->range(span.begin, span.end, encoding_);
  const auto file = text_of(span);
  if (file == nullptr) return {};
  const auto lines = lines_.try_emplace(span.file, file->text()).first;
  return {lines->second.position(file->text(), span.begin, encoding_),
          lines->second.position(file->text(), span.end, encoding_)};
}

void write_position(JsonWriter& json, const Position& position) {
  json.begin_object(JsonWriter::Layout::one_line);
  json.key("line").number(position.line).key("character").number(position.character);
  json.end_object();
}

void write_range(JsonWriter& json, const Range& range) {
  json.begin_object(JsonWriter::Layout::one_line);
  write_position(json.key("start"), range.start);
  write_position(json.key("end"), range.end);
  json.end_object();
}

void write_location(JsonWriter& json, Places& places, const source::Span& span) {
  json.begin_object(JsonWriter::Layout::one_line).key("uri").string(places.uri_of(span.file));
  write_range(json.key("range"), places.range_of(span));
  json.end_object();
}

}  // namespace iislint::lsp
