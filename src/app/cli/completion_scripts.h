// Scripts that complete the command line in shells. Options and values come from command_facts.h.
#pragma once

#include <string>

namespace iislint::cli {

/// `shell` is one of completion_shells().
std::string completion_script(const std::string& shell);

}  // namespace iislint::cli
