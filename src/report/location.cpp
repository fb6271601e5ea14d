#include "report/location.h"

#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

std::string text_of(const std::string& path, const source::Position& at) {
  return printable_name(path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void write_point(base::JsonWriter& json, const char* name, const source::Position& at, std::uint32_t offset) {
  json.key(name).begin_object().key("line").number(at.line).key("column").number(at.column);
  json.key("offset").number(offset).end_object();
}

}  // namespace

std::string location_text(const source::SourceFile& file, std::uint32_t offset) {
  return text_of(file.path(), file.position(offset));
}

std::string location_text(const source::SourceStore& sources, const source::Span& span) {
  return location_text(sources.file(span), span.begin);
}

std::string location_text(const source::Location& location) {
  return text_of(location.path, location.start.position);
}

void write_location(base::JsonWriter& json, const source::SourceStore& sources, const source::Span& span) {
  const source::SourceFile& file = sources.file(span);
  json.key("path").string(file.path());
  json.key("range").begin_object(base::JsonWriter::Layout::one_line);
  write_point(json, "start", file.position(span.begin), file.byte_offset(span.begin));
  write_point(json, "end", file.position(span.end), file.byte_offset(span.end));
  json.end_object();
}

void write_location(base::JsonWriter& json, const source::Location& location) {
  json.key("path").string(location.path);
  json.key("range").begin_object(base::JsonWriter::Layout::one_line);
  write_point(json, "start", location.start.position, location.start.offset);
  write_point(json, "end", location.end.position, location.end.offset);
  json.end_object();
}

}  // namespace iislint::report
