// The differences that are meant: tools/accepted_differences.json, a list of {"path", "kind", "native",
// "reason"}.
//
// To accept a difference: add an entry with its kind, its path, what the native files say, and why the two
// may differ. In path and native "*" stands for any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comparison.h"

namespace iislint::tools {

struct Accepted {
  std::string path;
  std::string kind;
  std::string native;
  std::string reason;
};

/// Throws std::runtime_error for what is no such list, an entry without reason or of an unknown kind.
std::vector<Accepted> read_accepted(const std::string& json);

/// The first entry that covers the difference, or null.
const Accepted* find_accepted(const std::vector<Accepted>& list, const Difference& difference);

}  // namespace iislint::tools
