// Whole folders: servers with their sites, sections in files of their own. Each file announces its findings
// as the files of tests/rules do; the folder is checked as the command line would check it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "engine/analysis.h"
#include "expectations.h"
#include "repository.h"

using namespace iislint;

namespace {

namespace fs = std::filesystem;

engine::Analysis analyze_folder(const std::string& folder) {
  const source::DiskReader disk;
  const engine::FoundFiles found = engine::collect_files(disk, folder);
  CHECK(found.errors.empty());
  return engine::analyze(disk, found.files, {});
}

}  // namespace

TEST_CASE("every file of a folder shows the findings it announces, in its place") {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(tests::repository_path("tests/hierarchy"))) {
    if (!entry.is_directory()) continue;
    ++cases;
    const engine::Analysis analysis = analyze_folder(entry.path().string());
    CHECK(analysis.errors.empty());
    for (const std::string& file :
         tests::files_below("tests/hierarchy/" + entry.path().filename().string(), ".config")) {
      CAPTURE(file);
      const auto is_file = [&](const engine::CheckedFile& checked) { return checked.path == file; };
      CHECK(std::any_of(analysis.files.begin(), analysis.files.end(), is_file));
      const auto expected = tests::expectations_of(file, tests::read_file(file));
      CHECK(tests::differences(expected, analysis, "", file) == "");
    }
  }
  CHECK(cases >= 3);
}

TEST_CASE("a finding below a lock shows the line that locks") {
  const engine::Analysis analysis = analyze_folder(tests::repository_path("tests/hierarchy/whole-server"));
  std::size_t shown = 0;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    const bool is_of_lock =
        finding.rule_id == "attribute-locked" ||
        (finding.rule_id == "section-locked" && *finding.severity == diag::Severity::error);
    if (!is_of_lock) continue;
    REQUIRE(finding.related.size() == 1);
    const std::string& path = analysis.sources.file(finding.related[0].span).path();
    CHECK(path.ends_with("server/applicationHost.config"));
    CHECK(finding.sites == std::vector<std::string>{"Intranet"});
    ++shown;
  }
  CHECK(shown >= 6);
}
