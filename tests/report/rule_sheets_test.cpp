// The fact sheets have the shape that schema/json/rule.schema.json describes.
#include <doctest/doctest.h>

#include <filesystem>

#include "json_schema_check.h"
#include "repository.h"

using namespace iislint;

TEST_CASE("every fact sheet has the shape of the schema") {
  const auto sheets = tests::files_below("rules", ".json");
  REQUIRE(sheets.size() > 50);
  for (const std::string& sheet : sheets) {
    CAPTURE(sheet);
    // A file beside the folders is no sheet.
    if (std::filesystem::path(sheet).parent_path() == tests::repository_path("rules")) continue;
    CHECK(tests::schema_errors(tests::read_file(sheet), "rule.schema.json") == "");
  }
}

TEST_CASE("the schema of sheets refuses what no sheet may be") {
  const std::string sheet = tests::read_file(
      tests::repository_path("rules/ftp/client-certificates/ftp-clientcert-freshness-too-long.json"));
  const auto refuses = [&](const std::string& from, const std::string& to) {
    std::string broken = sheet;
    const std::size_t at = broken.find(from);
    REQUIRE(at != std::string::npos);
    return !tests::schema_errors(broken.replace(at, from.size(), to), "rule.schema.json").empty();
  };
  CHECK(!refuses("warning", "info"));
  CHECK(refuses("\"moreThan\"", "\"moreThen\""));
  CHECK(refuses("\"timeSpan\"", "\"duration\""));
  CHECK(refuses("\"appliesTo\": \"ftp-site\"", "\"appliesTo\": \"ftp\""));
  CHECK(refuses("\"message\"", "\"text\""));
}
