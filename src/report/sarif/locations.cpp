#include "report/sarif/locations.h"

namespace iislint::report {
namespace {

void write_range(base::JsonWriter& json, const source::Point& start, const source::Point& end) {
  json.begin_object(base::JsonWriter::Layout::one_line);
  json.key("startLine").number(start.position.line).key("startColumn").number(start.position.column);
  json.key("endLine").number(end.position.line).key("endColumn").number(end.position.column);
  json.key("byteOffset").number(start.offset).key("byteLength").number(end.offset - start.offset);
  json.end_object();
}

source::Point point(const source::SourceFile& file, std::uint32_t offset) {
  return {file.position(offset), file.byte_offset(offset)};
}

}  // namespace

SarifLocations::SarifLocations(const ReportInput& input, base::JsonWriter& json)
    : input_(input), json_(json) {
  for (const FileEntry& file : input.files)
    artifacts_.emplace(file.path, artifacts_.size());
}

void SarifLocations::write_artifact(std::string_view path) const {
  const FileUri uri = uri_of(path, input_.folders);
  json_.begin_object(base::JsonWriter::Layout::one_line).key("uri").string(uri.text);
  if (uri.is_relative) json_.key("uriBaseId").string(kRootId);
  if (const auto found = artifacts_.find(path); found != artifacts_.end())
    json_.key("index").number(found->second);
  json_.end_object();
}

void SarifLocations::write_region(const source::Span& span) const {
  const source::SourceFile& file = input_.sources.file(span);
  write_range(json_, point(file, span.begin), point(file, span.end));
}

void SarifLocations::write_physical(const source::Span& span) const {
  json_.key("physicalLocation").begin_object().key("artifactLocation");
  write_artifact(input_.sources.file(span).path());
  json_.key("region");
  write_region(span);
  json_.end_object();
}

void SarifLocations::write_physical(const source::Location& location) const {
  json_.key("physicalLocation").begin_object().key("artifactLocation");
  write_artifact(location.path);
  json_.key("region");
  write_range(json_, location.start, location.end);
  json_.end_object();
}

}  // namespace iislint::report
