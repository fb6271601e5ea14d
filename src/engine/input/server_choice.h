// Which kind of server the files are for, as a program is told.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace iislint::engine {

/// As the command line says; what it leaves open the settings may say.
struct ServerChoice {
  std::string target;               ///< one of target_names(); empty: not said
  std::set<std::string> installed;  ///< of module_names()
};

/// The kinds of servers that are known, and the modules beside those of Windows.
std::span<const std::string_view> target_names();
std::span<const std::string_view> module_names();

}  // namespace iislint::engine
