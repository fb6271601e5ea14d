// Sections that are known, but not here: reserved for files further up, or not declared on this server.
#pragma once

#include <string_view>

#include "schema/catalog/file_kind.h"

namespace iislint::schema {

/// Whether a file of that kind may set a section of that allowDefinition, as far as the kind alone can tell.
bool may_define(std::string_view allow_definition, FileKind kind);

}  // namespace iislint::schema
