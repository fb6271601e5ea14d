// Letter case beyond ASCII, as far as IIS is asked about it.
#pragma once

#include <string>
#include <string_view>

namespace iislint::base {

/// ASCII, Latin-1, Greek and Cyrillic letters of a UTF-8 text in lower case.
std::string lower_utf8(std::string_view text);

}  // namespace iislint::base
