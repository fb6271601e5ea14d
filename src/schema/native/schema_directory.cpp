#include "schema/native/schema_directory.h"

#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "schema/native/extended_catalog.h"
#include "source/decode.h"

namespace iislint::schema {
namespace {

bool is_schema_name(std::string_view name) {
  constexpr std::string_view kEnding = ".xml";
  return name.size() > kEnding.size() &&
         base::equals_ignoring_case(name.substr(name.size() - kEnding.size()), kEnding);
}

base::Error unreadable(const std::string& path, const base::Error& error) {
  return {error.code, path + ": " + error.message};
}

}  // namespace

base::Result<OwnedCatalog> read_schema_directory(const source::FileReader& reader,
                                                 const std::string& directory, std::size_t max_file_bytes) {
  const auto entries = reader.list(directory);
  if (!entries) return unreadable(directory, entries.error());
  std::vector<NativeSchema> schemas;
  const std::string prefix = directory.ends_with('/') ? directory : directory + "/";
  for (const source::DirectoryEntry& entry : *entries) {
    if (entry.kind == source::PathKind::directory || !is_schema_name(entry.name)) continue;
    const std::string path = prefix + entry.name;
    auto bytes = reader.read(path, max_file_bytes);
    if (!bytes) return unreadable(path, bytes.error());
    source::Decoded decoded = source::decode(std::move(*bytes));
    auto schema = read_native_schema(base::to_valid_utf8(path), std::move(decoded.text));
    if (!schema) return schema.error();
    schemas.push_back(std::move(*schema));
  }
  if (schemas.empty())
    return base::Error{base::ErrorCode::settings, directory + ": contains no native schema file (*.xml)"};
  return extended_catalog(catalog(), schemas);
}

}  // namespace iislint::schema
