// Build tool: rules/**/*.json and *.md -> the rule table as C++ source.
//   compile_rules <rules folder> <rule_table_data.cpp>
#include <cstdio>
#include <exception>
#include <fstream>

#include "rule_compiler.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: compile_rules <rules folder> <rule_table_data.cpp>\n");
    return 2;
  }
  try {
    std::ofstream(argv[2]) << iislint::tools::compile_rules(argv[1]);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "compile_rules: %s\n", problem.what());
    return 1;
  }
  return 0;
}
