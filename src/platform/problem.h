// What the system says when it refuses to do something.
#pragma once

#include <string>

namespace iislint::platform {

/// A number of errno, on every platform; 0 when all is well.
using Problem = int;

/// As the C library of POSIX says it in English: "No such file or directory".
std::string text_of(Problem problem);

}  // namespace iislint::platform
