// The words that the program was started with.
#pragma once

#include <string>
#include <vector>

namespace iislint::platform {

/// All of them but the name of the program, in UTF-8 as far as the system knows of encodings. Takes those of
/// main().
std::vector<std::string> arguments(int argc, char** argv);

}  // namespace iislint::platform
