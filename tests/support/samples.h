// The samples of rules: tests/rules/<id>/good-*.config and bad-*.config. With IISLINT_RULE set to an id,
// tests in the suite "each rule" see that rule only; ctest runs them so, an entry rules/<id> for each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis.h"

namespace iislint::tests {

struct Sample {
  std::string file;            ///< absolute path
  std::string rule;            ///< the id, name of the folder
  std::string name;            ///< "bad-page.config"
  std::string text;            ///< in its frame, where it names one
  std::size_t first_line = 1;  ///< of the text: where the first line of the file stands

  bool is_good() const { return name.rfind("good-", 0) == 0; }
};

/// The rule named by IISLINT_RULE; empty: all of them.
std::string chosen_rule();

/// False when another rule has been chosen.
bool is_chosen(std::string_view rule);

/// The samples of the chosen rule, or of all; without *.fixed.config.
std::vector<Sample> samples();

/// How a sample is checked: on the day of the tests, with its rule on, and by its name (.strict.: in that
/// profile; .web.config, .machine.config: as that kind of file; .transform.config: as a transform).
engine::Options options_for(const Sample& sample);

engine::Analysis analyze(const Sample& sample);

}  // namespace iislint::tests
