// Build tool: rules/**/*.json and *.md -> the rule table, and a header for each check.
//   compile_rules <rules folder> <folder src> <folder for what is generated>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rule_compiler.h"

namespace {

/// Leaves a file alone that holds the text already: what includes it is not compiled again.
void write(const std::filesystem::path& path, const std::string& text) {
  std::ostringstream known;
  known << std::ifstream(path, std::ios::binary).rdbuf();
  if (known.str() == text) return;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: compile_rules <rules folder> <folder src> <folder for what is generated>\n");
    return 2;
  }
  try {
    for (const auto& [path, text] : iislint::tools::compile_rules(argv[1], argv[2]))
      write(std::filesystem::path(argv[3]) / path, text);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "compile_rules: %s\n", problem.what());
    return 1;
  }
  return 0;
}
