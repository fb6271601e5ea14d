// The files of schema/iis/shipped, as the build embeds them.
#pragma once

#include <string_view>

namespace iislint::schema {

std::string_view shipped_iis_8();
std::string_view shipped_iis_8_modules();
std::string_view shipped_iis_8_static_content();
std::string_view shipped_iis_10_static_content();

}  // namespace iislint::schema
