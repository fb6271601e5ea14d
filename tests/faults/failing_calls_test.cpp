// A sample of the loop; tools/fail_calls runs all of it. IISLINT_FAULT_STEP says which of the allocations
// fail, IISLINT_FAULT_CASE which command lines are tried.
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <string>

#include <doctest/doctest.h>

#include "fault_loop.h"

using namespace iislint::tests;

namespace {

std::string variable(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

std::string text(const FaultCase& what, const Fault& fault, const WrongRuns& wrong) {
  std::string all;
  for (const auto& [problem, numbers] : wrong) {
    all += what.name + ", " + fault.call + " " + fault.mode + " " + std::to_string(fault.error) + ": " +
           std::to_string(numbers.size()) + " runs: " + problem + "; calls";
    for (std::size_t i = 0; i < numbers.size() && i < 6; ++i)
      all += " " + std::to_string(numbers[i]);
    all += "\n";
  }
  return all;
}

/// Every call by request, otherwise every `sample`-th.
long step_of(const char* sample) {
  return std::atol(variable("IISLINT_FAULT_STEP", sample).c_str());
}

/// Tries the faults on all cases; says on request how much was done.
void try_all(const std::vector<Fault>& faults, long step) {
  const std::string only = variable("IISLINT_FAULT_CASE", "");
  const bool is_talkative = !variable("IISLINT_FAULT_STEP", "").empty();
  FaultLoop loop(IISLINT_WITH_FAULTS);
  long all_runs = 0;
  for (const FaultCase& what : fault_cases()) {
    if (what.name.find(only) == std::string::npos) continue;
    auto counts = loop.counts(what);
    REQUIRE(counts["allocate"] > 0);
    for (const Fault& fault : faults) {
      long runs = 0;
      const WrongRuns wrong = loop.run(what, fault, counts[fault.call], step, runs);
      CHECK_MESSAGE(wrong.empty(), text(what, fault, wrong));
      all_runs += runs;
      if (is_talkative)
        std::cout << what.name << ", " << fault.call << " " << fault.mode << " " << fault.error << ": "
                  << runs << " runs" << std::endl;
    }
  }
  CHECK(all_runs > 0);
}

}  // namespace

TEST_CASE("an allocation that fails") {
  try_all({{"allocate", "once", ENOMEM}, {"allocate", "rest", ENOMEM}}, step_of("1499"));
}

TEST_CASE("a thread that cannot be started") {
  try_all({{"thread", "once", EAGAIN}, {"thread", "rest", EAGAIN}}, 1);
}

TEST_CASE("a call of the file system that fails") {
  try_all(
      {{"open", "once", EMFILE},  {"open", "rest", EMFILE},   {"open", "once", EIO},   {"read", "once", EIO},
       {"read", "rest", EIO},     {"read", "once", EINTR},    {"read", "once", 0},     {"read", "rest", 0},
       {"list", "once", EIO},     {"list", "rest", EIO},      {"stat", "once", EIO},   {"stat", "rest", EIO},
       {"stat", "once", ENOMEM},  {"getcwd", "once", ENOMEM}, {"getcwd", "rest", EIO}, {"write", "once", EIO},
       {"write", "rest", ENOSPC}, {"write", "once", EINTR},   {"write", "once", 0},    {"write", "rest", 0},
       {"rename", "once", EIO},   {"close", "once", EIO},     {"close", "rest", EIO}},
      step_of("7"));
}
