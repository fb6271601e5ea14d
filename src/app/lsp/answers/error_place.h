// The place that an error names in its message: "path:line:column: what is wrong".
#pragma once

#include <string>
#include <string_view>

#include "app/lsp/text/positions.h"

namespace iislint::lsp {

struct ErrorPlace {
  std::string path;  ///< empty: the message names no place
  Position position;
  std::string message;  ///< what is behind it
};

ErrorPlace place_in(std::string_view message);

}  // namespace iislint::lsp
