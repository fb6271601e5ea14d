// How much of the benchmark of its profile a run has checked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "diag/benchmark.h"
#include "engine/policy/file_policy.h"

namespace iislint::engine {

/// Files that are judged by one policy.
struct PolicyUse {
  const FilePolicy* policy;
  std::uint8_t kinds = 0;  ///< of the files: bits of schema::FileKind
};

/// Counts the items that a rule refers to which could have reported something about one of the files: it
/// speaks in the profile, nobody has turned it off, and it is about files of that kind. Nothing where the
/// files do not all have one profile, or it is named after no benchmark.
std::optional<diag::BenchmarkCoverage> benchmark_coverage(std::span<const PolicyUse> uses);

}  // namespace iislint::engine
