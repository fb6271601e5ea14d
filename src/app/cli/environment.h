// What the program is told by environment variables. It is read once, by main(); everything else gets it as a
// parameter.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace iislint::cli {

struct Environment {
  std::string format;             ///< IISLINT_FORMAT; empty: none is chosen
  std::string_view log_commands;  ///< the format that the platform obeys in its logs: "github"; empty: none
  bool is_ci = false;             ///< nobody watches: CI is set, or a platform says so
};

/// `variable` answers with the value of an environment variable, null when it is not set.
Environment read_environment(const std::function<const char*(const char* name)>& variable);

}  // namespace iislint::cli
