// UTF-8 text -> bytes as a file stores them: the way back from source::decode.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/decode.h"

namespace iislint::fix {

/// Without a byte order mark. Nothing when the encoding has no way to write one of the characters.
std::optional<std::string> encode(std::string_view text, const source::EncodingFacts& encoding);

}  // namespace iislint::fix
