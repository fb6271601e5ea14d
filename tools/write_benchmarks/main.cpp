// Prints docs/benchmarks.md.
//   write_benchmarks <rules folder>
#include <cstdio>
#include <exception>

#include "benchmarks_page.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_benchmarks <rules folder>\n");
    return 2;
  }
  try {
    std::fputs(iislint::tools::benchmarks_page(argv[1]).c_str(), stdout);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "write_benchmarks: %s\n", problem.what());
    return 1;
  }
  return 0;
}
