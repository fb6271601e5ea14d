#include "diag/benchmark.h"

namespace iislint::diag {

BenchmarkCoverage coverage_of(const Benchmark& benchmark, const std::set<std::string_view>& cited) {
  BenchmarkCoverage coverage{&benchmark};
  for (const BenchmarkItem& item : benchmark.items) {
    if (!item.reason.empty()) continue;
    ++coverage.decidable;
    if (cited.count(item.id) == 0) continue;
    ++coverage.covered;
    if (!item.part.empty()) ++coverage.in_part;
  }
  return coverage;
}

}  // namespace iislint::diag
