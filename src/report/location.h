// How all formats name a place in a file: "path:line:column" for people, path and range for programs.
#pragma once

#include <cstdint>
#include <string>

#include "base/json_writer.h"
#include "source/location.h"
#include "source/source_file.h"

namespace iislint::report {

/// "path:line:column", printable.
std::string location_text(const source::SourceFile& file, std::uint32_t offset);
std::string location_text(const source::SourceStore& sources, const source::Span& span);
std::string location_text(const source::Location& location);

/// Adds the keys "path" and "range" to the object that is open: both ends by line and column, from 1, and
/// byte of the stored file.
void write_location(base::JsonWriter& json, const source::SourceStore& sources, const source::Span& span);
void write_location(base::JsonWriter& json, const source::Location& location);

}  // namespace iislint::report
