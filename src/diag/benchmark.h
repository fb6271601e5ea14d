// The benchmarks that profiles are named after, and how much of one a run has checked.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string_view>

namespace iislint::diag {

/// One item; compiled from rules/benchmarks.json.
struct BenchmarkItem {
  std::string_view id;
  std::string_view subject;  ///< in our own words
  std::string_view reason;   ///< why no configuration file decides it; empty when one does
  std::string_view part;     ///< what a file leaves open of an item that it decides in part
};

struct Benchmark {
  std::string_view standard;  ///< as in Reference
  std::string_view profile;   ///< that is named after it
  std::string_view title;
  std::span<const BenchmarkItem> items;
};

/// How many of the items that a file can decide the rules of a run belong to.
struct BenchmarkCoverage {
  const Benchmark* benchmark = nullptr;
  std::size_t decidable = 0;
  std::size_t covered = 0;
  std::size_t in_part = 0;  ///< those of `covered` of which a file decides a part only
};

/// `cited`: the ids that the rules of the run refer to.
BenchmarkCoverage coverage_of(const Benchmark& benchmark, const std::set<std::string_view>& cited);

}  // namespace iislint::diag
