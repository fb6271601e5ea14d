// Places as SARIF writes them. Columns are UTF-16 code units, as run.columnKind says; bytes are those of the
// stored file, as in the JSON report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/json_writer.h"
#include "report/renderer.h"
#include "source/location.h"

namespace iislint::report {

/// The key of run.originalUriBaseIds that relative URIs count from.
inline constexpr const char* kRootId = "SRCROOT";

class SarifLocations {
 public:
  /// Borrows all three.
  SarifLocations(const ReportInput& input, base::JsonWriter& json);

  /// An object for the file, with its number in "artifacts" if it is among them.
  void write_artifact(std::string_view path) const;
  /// The keys "artifactLocation" and "region", in an object under "physicalLocation".
  void write_physical(const source::Span& span) const;
  void write_physical(const source::Location& location) const;
  /// An object for the range alone.
  void write_region(const source::Span& span) const;

 private:
  const ReportInput& input_;
  base::JsonWriter& json_;
  std::unordered_map<std::string_view, std::size_t> artifacts_;  ///< by path
};

}  // namespace iislint::report
