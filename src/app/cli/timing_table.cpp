#include "app/cli/timing_table.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

using Entries = std::vector<base::Timings::Entry>;

constexpr std::size_t kMostRules = 20;

std::string line(double milliseconds, double percent, const std::string& name) {
  char numbers[64];
  std::snprintf(numbers, sizeof numbers, "%12.3f %6.1f  ", milliseconds, percent);
  return numbers + name + "\n";
}

double milliseconds(std::uint64_t nanoseconds) {
  return static_cast<double>(nanoseconds) / 1e6;
}

std::uint64_t sum_of(Entries::const_iterator first, Entries::const_iterator last) {
  std::uint64_t sum = 0;
  for (auto entry = first; entry != last; ++entry)
    sum += entry->second;
  return sum;
}

/// The slowest `most`, and the others in one line.
std::string table(const Entries& entries, const char* noun, std::size_t most) {
  const auto sum = static_cast<double>(std::max<std::uint64_t>(1, sum_of(entries.begin(), entries.end())));
  const auto percent = [sum](std::uint64_t part) { return 100 * static_cast<double>(part) / sum; };
  std::string text = "          ms      %  " + std::string(noun) + "\n";
  const auto shown = entries.begin() + static_cast<std::ptrdiff_t>(std::min(most, entries.size()));
  for (auto entry = entries.begin(); entry != shown; ++entry)
    text += line(milliseconds(entry->second), percent(entry->second), report::printable_name(entry->first));
  if (shown == entries.end()) return text;
  const std::uint64_t rest = sum_of(shown, entries.end());
  return text + line(milliseconds(rest), percent(rest),
                     "(" + std::to_string(entries.end() - shown) + " other " + noun + "s)");
}

}  // namespace

std::string timing_table(const base::Timings& timings) {
  const Entries rules = timings.rules();
  char whole[96];
  std::snprintf(whole, sizeof whole, "iislint: %.3f ms in all; times of several threads are added up\n",
                milliseconds(timings.elapsed()));
  return whole + table(timings.stages(), "stage", base::kStageNames.size()) +
         (rules.empty() ? "" : table(rules, "rule", kMostRules));
}

}  // namespace iislint::cli
