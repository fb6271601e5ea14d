// Makes each call that can fail do so, one run of the program after another, and judges what it then says.
//
// Right is the report of the run without the fault, or exit status 2 with a word on standard error or an
// error in the report. Everything else is wrong: a report that differs, silence, an end by a signal, another
// status, half a file under the name of --output.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace iislint::tests {

struct FaultCase {
  std::string name;
  std::vector<std::string> words;
  std::string input = {};
};

struct Fault {
  std::string call;  ///< as interposer.cpp names it
  std::string mode;  ///< once or rest
  int error;         ///< of errno, or 0 for a short read or write
};

/// Runs of one kind that went wrong in the same way.
using WrongRuns = std::map<std::string, std::vector<long>>;

class FaultLoop {
 public:
  /// Lays the files of all cases into a folder of its own, which goes with it.
  explicit FaultLoop(std::string program);
  ~FaultLoop();
  FaultLoop(const FaultLoop&) = delete;
  FaultLoop& operator=(const FaultLoop&) = delete;

  /// How often the case makes each call.
  std::map<std::string, long> counts(const FaultCase& what);
  /// Makes every `step`-th call fail, from `first` on. Adds the number of runs.
  WrongRuns run(const FaultCase& what, const Fault& fault, long count, long step, long& runs);

 private:
  struct Seen {
    int status;
    std::string out, err, file;
    bool has_leftover;
  };

  Seen see(const FaultCase& what, const std::string& variable);
  static std::string problem_of(const Seen& right, const Seen& now, const Fault& fault);

  std::string program_;
  std::string folder_;
};

/// The command lines that the loop is run on.
std::vector<FaultCase> fault_cases();

}  // namespace iislint::tests
