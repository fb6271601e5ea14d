// The serialized grammar, embedded in the program by the build.
#pragma once

#include <string_view>

namespace iislint::schema {

std::string_view embedded_grammar();

}  // namespace iislint::schema
