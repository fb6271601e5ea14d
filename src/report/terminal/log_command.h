// Lines of a log that a CI system obeys. They are all that gets past the guard of the output (log_guard.h).
//
// A command is made of values and cannot be made of a text: whatever a file, a path or a rule says is escaped
// by the algorithm that the platform documents. Beyond that, values lose what a terminal would obey, what
// cannot be seen, and "##name[", which another platform would take for the start of a command of its own.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace iislint::report {

class LogCommand {
 public:
  using Properties = std::vector<std::pair<std::string_view, std::string>>;

  /// GitHub Actions: "::name key=value,…::message". An empty value is left out, here and below.
  static LogCommand github(std::string_view name, const Properties& properties, std::string_view message);
  /// Azure Pipelines: "##vso[name key=value;…]message".
  static LogCommand azure(std::string_view name, const Properties& properties, std::string_view message);
  /// TeamCity: "##teamcity[name key='value' …]".
  static LogCommand teamcity(std::string_view name, const Properties& properties);

  /// Without its line end.
  const std::string& line() const { return line_; }

 private:
  explicit LogCommand(std::string line) : line_(std::move(line)) {}

  std::string line_;
};

/// Writes the command on a line of its own; past the guard, if `out` is one.
std::ostream& operator<<(std::ostream& out, const LogCommand& command);

}  // namespace iislint::report
