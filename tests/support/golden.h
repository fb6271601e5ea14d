// Files that hold what a person has read and accepted. After a change that is meant, tools/bless writes them
// anew; the difference is read before it is committed.
#pragma once

#include <string>

namespace iislint::tests {

/// How `text` differs from the golden file (a path below the repository), as lines with - and +; empty when
/// it does not. Writes the file instead when IISLINT_UPDATE_GOLDENS is set.
std::string golden_difference(const std::string& path, const std::string& text);

}  // namespace iislint::tests
