// The examples of rules, tried on the program itself: every bad one must give a finding of its rule, no good
// one may.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// The XML blocks below "## Bad" or "## Good" (the heading without its marks) of a page.
std::vector<std::string> examples_of(std::string_view page, std::string_view heading);

/// What the examples of one rule have shown.
struct ExampleResults {
  std::string rule;
  std::string path;                   ///< of its definition
  std::vector<std::string> failures;  ///< "bad example 2 gives no finding"; empty: all do what they should
};

/// Tries the examples of all rules in the folders, those of the definitions and those of the pages. Fails
/// when a rule cannot be read.
base::Result<std::vector<ExampleResults>> try_examples(const source::FileReader& reader,
                                                       const std::vector<std::string>& directories);

}  // namespace iislint::engine
