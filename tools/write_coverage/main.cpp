// Prints docs/coverage.md.
//   write_coverage <rules folder>
#include <cstdio>
#include <exception>

#include "coverage_page.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_coverage <rules folder>\n");
    return 2;
  }
  try {
    std::fputs(iislint::tools::coverage_page(argv[1]).c_str(), stdout);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "write_coverage: %s\n", problem.what());
    return 1;
  }
  return 0;
}
