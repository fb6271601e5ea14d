// What the fuzz targets share: how an input is taken apart, a run of the program over files in memory, and
// what must hold of every run. A target is one file with LLVMFuzzerTestOneInput; docs/testing.md says how it
// is run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "program.h"

namespace iislint::fuzz {

using tests::Files;
using tests::Outcome;

/// An input: a number of kChoiceBytes bytes, from which a target takes its choices one after the other, and
/// texts, separated by lines of "====". write_seeds composes the same number.
class Input {
 public:
  static constexpr std::size_t kChoiceBytes = 2;
  static constexpr std::string_view kSeparator = "\n====\n";

  /// Further separators are a part of the last text.
  Input(const std::uint8_t* data, std::size_t size, std::size_t most_parts);

  /// A number below `count`.
  std::size_t choose(std::size_t count);
  template <std::size_t N>
  std::string choose(const char* const (&words)[N]) {
    return words[choose(N)];
  }

  /// The text of that number, empty when there are not so many.
  const std::string& part(std::size_t number) const { return parts_[number]; }

 private:
  std::size_t choices_ = 0;
  std::vector<std::string> parts_;
};

/// The bytes of an input whose choices come out as given; `counts` are what the target passes to
/// Input::choose.
std::string composed(const std::vector<std::size_t>& choices, const std::vector<std::size_t>& counts,
                     const std::vector<std::string>& parts);

/// Prints what is wrong and aborts: libFuzzer keeps the input, a test of the seeds fails.
[[noreturn]] void fail(std::string_view what, std::string_view details);

/// Runs the program and checks the run: exit status 0, 1 or 2; nothing in its output that a terminal or a CI
/// system obeys; output in JSON is JSON.
Outcome checked_run(const std::vector<std::string>& words, const Files& files);

/// With the report of a job that could be done: the files were readable, so status 2 would be our own fault.
void require_no_fault(const Outcome& outcome);

}  // namespace iislint::fuzz
