// The files of schema/iis/shipped, as the build embeds them.
#pragma once

#include <string_view>

namespace iislint::schema {

std::string_view shipped_iis_8();
std::string_view shipped_iis_10();

}  // namespace iislint::schema
