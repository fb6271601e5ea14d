// Where a quoted value ends, also when its closing quote was forgotten.
#pragma once

#include <cstdint>
#include <string_view>

namespace iislint::xml {

struct ValueEnd {
  std::uint32_t at;  ///< the closing quote, or one past the last character that still belongs to the value
  bool closed;
};

/// `quote` names the opening quote. A value is taken for unclosed when the next quote comes only after a line
/// end and a '<', or directly after `name=`; it then ends on its first line, before that name or the end of
/// the tag.
ValueEnd value_end(std::string_view text, std::uint32_t quote);

}  // namespace iislint::xml
