// Other programs, started without a shell, whose time is limited.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace iislint::platform {

struct Command {
  std::string program;  ///< a path; it is not searched for
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  ///< "NAME=value", all there is
};

/// How many bytes of names, with one between each two, a command line has room for beside some other words.
extern const std::size_t kMostNameBytes;

struct Limits {
  std::chrono::milliseconds time = std::chrono::seconds(60);
  std::size_t output_bytes = std::size_t{1} << 30;
};

struct Outcome {
  int status = 0;
  std::string output, errors;
  bool is_cut = false;  ///< there was more output than the limit allows; the status means nothing then
};

/// Runs the program to its end and gives it that input. Fails when it cannot be started, ends by a signal, or
/// takes longer than it may; it is ended then, as it is when it prints too much.
base::Result<Outcome> run_program(const Command& command, std::string_view input, const Limits& limits);

/// The program of that name in one of the folders of `path` (as in PATH). Empty and relative entries stand
/// for the current folder, which may belong to anybody: they are left out.
std::optional<std::string> find_program(std::string_view name, std::string_view path);

/// The environment of this program.
std::vector<std::string> environment();

}  // namespace iislint::platform
