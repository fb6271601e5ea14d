// What decides about a request and nobody has stated.
#pragma once

#include <string>
#include <vector>

namespace iislint::rewrite {

struct Unknown {
  std::string what;         ///< "the value of REMOTE_ADDR"
  bool is_of_path = false;  ///< whether a path is a file or a folder

  bool operator==(const Unknown&) const = default;
};

using Unknowns = std::vector<Unknown>;

}  // namespace iislint::rewrite
