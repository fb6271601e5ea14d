// The serialized grammars, embedded in the program by the build: number 0 describes the outline of a file,
// the others the sections whose SectionFact names them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace iislint::schema {

/// All grammars, one behind the other.
std::string_view embedded_grammars();

/// Where each of them ends.
std::span<const std::size_t> grammar_ends();

}  // namespace iislint::schema
