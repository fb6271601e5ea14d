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
