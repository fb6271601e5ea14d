// What is written to standard output and standard error may be read by a CI system, which obeys certain lines
// of a log. All output of the program passes through a guard, so that no file, path or rule can say such a
// line.
//
// Formats whose lines are commands write a LogCommand (log_command.h), which passes; nothing else does.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "report/terminal/log_command.h"

namespace iislint::report {

/// A stream in front of another one, which is borrowed. Holds an unfinished line back until it ends or the
/// guard does.
class LogGuard final : public std::ostream {
 public:
  explicit LogGuard(std::ostream& target) : std::ostream(nullptr), lines_(target) { rdbuf(&lines_); }
  ~LogGuard() override { lines_.finish(); }
  LogGuard(const LogGuard&) = delete;
  LogGuard& operator=(const LogGuard&) = delete;

  /// Writes the command as it is, on a line of its own.
  void pass(const LogCommand& command) {
    if (!lines_.pass(command.line())) setstate(std::ios::badbit);
  }

  /// Hands over what is held back. Whether everything arrived, this stream says after it.
  void finish() {
    if (!lines_.finish()) setstate(std::ios::badbit);
  }

 private:
  class Lines final : public std::streambuf {
   public:
    explicit Lines(std::ostream& target) : out_(target) {}
    bool finish();
    bool pass(const std::string& command);

   private:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;
    bool hand_over(std::string_view lines);

    std::ostream& out_;
    std::string line_;  ///< not finished yet
  };

  Lines lines_;
};

}  // namespace iislint::report
