// A folder of native schema files, such as inetsrv/config/schema of a server or a copy of it.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "schema/catalog/owned_catalog.h"
#include "source/file_reader.h"

namespace iislint::schema {

/// The built-in fact table with what every *.xml directly in the folder adds. A folder that cannot be listed
/// or holds no such file, a file that cannot be read or is no schema, is an error that names the file, and
/// the line where there is one.
base::Result<OwnedCatalog> read_schema_directory(const source::FileReader& reader,
                                                 const std::string& directory, std::size_t max_file_bytes);

}  // namespace iislint::schema
