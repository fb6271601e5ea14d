// A program that a test starts as users do: as a process of its own.
#pragma once

#include <string>
#include <vector>

namespace iislint::tests {

struct Ended {
  int status = 0;  ///< of the exit, or 128 and the number of the signal
  std::string out, err;
};

struct Start {
  std::string program;
  std::vector<std::string> words;
  std::string folder;                         ///< where it runs
  std::string input = {};                     ///< on standard input
  std::vector<std::string> environment = {};  ///< added to that of the test, as NAME=VALUE
  int out = -1;  ///< a descriptor that is standard output instead of what is returned
};

/// Runs it to its end; it is killed by SIGALRM after 20 s. Throws std::system_error.
Ended run_to_end(const Start& start);

}  // namespace iislint::tests
