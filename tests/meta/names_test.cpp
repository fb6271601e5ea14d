// One name of a type stands for one thing: two definitions of it in one namespace link without a word, and
// then one of them is used for both.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <sstream>

#include "repository.h"

using namespace iislint;

TEST_CASE("no two headers define a type of the same name in one namespace") {
  static const std::regex kNamespace(R"re(^namespace ([\w:]+) \{)re");
  static const std::regex kType(R"re(^(?:struct|class|enum class) (\w+)(?: final)?(?: : .*)? \{)re");
  std::map<std::string, std::string> defined;  // where
  for (const std::string& file : tests::files_below("src", ".h")) {
    std::istringstream lines(tests::read_file(file));
    std::string space;
    for (std::string line; std::getline(lines, line);) {
      std::smatch parts;
      if (std::regex_search(line, parts, kNamespace)) space = parts[1];
      if (!std::regex_search(line, parts, kType)) continue;
      const auto [first, is_new] = defined.try_emplace(space + "::" + parts[1].str(), file);
      CHECK_MESSAGE(is_new, first->first << " is defined in " << first->second << " and in " << file);
    }
  }
  CHECK(defined.size() > 200);
}
