// What the README shows is what the program prints.
#include <doctest/doctest.h>

#include <sstream>

#include "app/cli/commands.h"
#include "repository.h"

using namespace iislint;

TEST_CASE("the output in the README is that of the demo") {
  const std::string readme = tests::read_file(tests::repository_path("README.md"));
  const std::size_t begin = readme.find("tests/demo/applicationHost.config:");
  REQUIRE(begin != std::string::npos);
  const std::string shown = readme.substr(begin, readme.find("\n```", begin) + 1 - begin);

  const std::string path = "tests/demo/applicationHost.config";
  const source::MemoryReader files(
      std::map<std::string, std::string>{{path, tests::read_file(tests::repository_path(path))}});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {false, false, 100}};
  CHECK(cli::run({path, "--format", "text"}, world) == 1);
  CHECK(out.str() == shown);
}

TEST_CASE("bench/readme_figures finds where the figures stand, and nothing else stands there") {
  const std::string readme = tests::read_file(tests::repository_path("README.md"));
  const std::string from = "\n<!-- bench/readme_figures writes from here -->\n", to = "\n<!-- to here -->\n";
  const std::size_t begin = readme.find(from), end = readme.find(to);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  REQUIRE(begin < end);
  CHECK(readme.find(from, begin + 1) == std::string::npos);
  CHECK(readme.find(to, end + 1) == std::string::npos);
  const std::string figures = readme.substr(begin, end - begin);
  for (const char* row : {"| CPU time |", "| wall time |", "| instructions |", "10,000 sites", " MB."})
    CHECK_MESSAGE(figures.find(row) != std::string::npos, row);
  CHECK(figures.find("\n#") == std::string::npos);
  const std::string program = tests::read_file(tests::repository_path("bench/readme_figures"));
  CHECK(program.find(from.substr(1, from.size() - 2)) != std::string::npos);
}
