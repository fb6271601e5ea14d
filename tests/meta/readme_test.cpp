// What the README shows is what the program prints.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "app/cli/commands.h"
#include "repository.h"

using namespace iislint;

namespace {

/// The first block of the README in that language.
std::string block(const std::string& language) {
  const std::string readme = tests::read_file(tests::repository_path("README.md"));
  const std::string fence = "```" + language + "\n";
  const std::size_t begin = readme.find(fence);
  REQUIRE(begin != std::string::npos);
  return readme.substr(begin + fence.size(), readme.find("```", begin + 1) - begin - fence.size());
}

/// What the demo gives in that format.
std::string report(const std::string& format) {
  const std::string path = "tests/demo/applicationHost.config";
  const source::MemoryReader files(
      std::map<std::string, std::string>{{path, tests::read_file(tests::repository_path(path))}});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {false, false, 100}};
  CHECK(cli::run({path, "--format", format}, world) == 1);
  return out.str();
}

}  // namespace

TEST_CASE("the finding in the README is one of the demo, in text and in JSON") {
  const std::string text = block("text");
  CHECK(text.find("invalid-timespan") != std::string::npos);
  CHECK(report("text").find(text) != std::string::npos);

  std::istringstream lines(block("json"));
  std::string indented;
  for (std::string line; std::getline(lines, line);)
    indented += (indented.empty() ? "    " : "\n    ") + line;
  CHECK(indented.find("\"ruleId\": \"invalid-timespan\"") != std::string::npos);
  CHECK(report("json").find(indented) != std::string::npos);
}

TEST_CASE("every page that the README names is there") {
  const std::string readme = tests::read_file(tests::repository_path("README.md"));
  std::size_t pages = 0;
  for (std::size_t at = readme.find("]("); at != std::string::npos; at = readme.find("](", at + 1)) {
    const std::string page = readme.substr(at + 2, readme.find(')', at) - at - 2);
    CHECK_MESSAGE(std::filesystem::exists(tests::repository_path(page)), page);
    ++pages;
  }
  CHECK(pages > 20);
}

TEST_CASE("bench/readme_figures finds where the figures stand, and nothing else stands there") {
  const std::string page = tests::read_file(tests::repository_path("docs/performance.md"));
  const std::string from = "\n<!-- bench/readme_figures writes from here -->\n", to = "\n<!-- to here -->\n";
  const std::size_t begin = page.find(from), end = page.find(to);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  REQUIRE(begin < end);
  CHECK(page.find(from, begin + 1) == std::string::npos);
  CHECK(page.find(to, end + 1) == std::string::npos);
  const std::string figures = page.substr(begin, end - begin);
  for (const char* row : {"| CPU time |", "| wall time |", "| instructions |", "10,000 sites", " MB."})
    CHECK_MESSAGE(figures.find(row) != std::string::npos, row);
  CHECK(figures.find("\n#") == std::string::npos);
  const std::string program = tests::read_file(tests::repository_path("bench/readme_figures"));
  CHECK(program.find(from.substr(1, from.size() - 2)) != std::string::npos);
}
