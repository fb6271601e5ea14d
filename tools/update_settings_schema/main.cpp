// Brings what schema/json/settings.schema.json says of rules up to date, in place.
//   update_settings_schema <file>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

#include "rule_definitions.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: update_settings_schema <file>\n");
    return 2;
  }
  try {
    std::ifstream in(argv[1], std::ios::binary);
    const std::string schema{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::string updated = iislint::tools::with_rules(schema);
    std::ofstream out(argv[1], std::ios::binary);
    out << updated;
    out.close();
    if (out) return 0;
    std::fprintf(stderr, "update_settings_schema: cannot write %s\n", argv[1]);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "update_settings_schema: %s\n", problem.what());
  }
  return 1;
}
