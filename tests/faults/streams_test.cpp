// Output that cannot be written, streams that are closed, and signals while a report is written.
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "repository.h"
#include "started_program.h"

using namespace iislint::tests;

namespace {

namespace fs = std::filesystem;

constexpr const char* kBefore = "what was there before\n";

/// A folder with a file to check and an older report.
class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "iislint-streams-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    fs::copy(repository_path("tests/demo/applicationHost.config"), folder_ / "applicationHost.config");
    std::ofstream(folder_ / "report.json") << kBefore;
  }
  ~Place() { fs::remove_all(folder_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// The program in a shell, with what the shell is to do with its streams.
  Ended run(const std::string& streams, const std::string& words, const std::string& before = "") {
    return run_to_end({"/bin/sh",
                       {"-c", before + " exec \"$0\" " + words + " " + streams, IISLINT_WITH_FAULTS},
                       folder_.string()});
  }
  Ended run_with(const std::string& variable, std::vector<std::string> words, int out = -1) {
    return run_to_end({IISLINT_WITH_FAULTS, std::move(words), folder_.string(), "", {variable}, out});
  }

  std::string report() const { return read_file((folder_ / "report.json").string()); }
  long files() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }

 private:
  fs::path folder_;
};

const std::string kCheck = "applicationHost.config --format json";
const std::string kWithOutput = "applicationHost.config --format text --output json=report.json";

}  // namespace

TEST_CASE("standard output that takes nothing is status 2 and a word") {
  for (const char* streams : {">/dev/full", ">&-", "</dev/null >/dev/full"}) {
    CAPTURE(streams);
    const Ended ended = Place().run(streams, kCheck);
    CHECK(ended.status == 2);
    CHECK(ended.err == "iislint: cannot write to standard output\n");
  }
}

TEST_CASE("a pipe that nobody reads is status 2 and a word") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  const Ended ended = Place().run_with("LC_ALL=C", {"applicationHost.config"}, ends[1]);
  close(ends[1]);
  CHECK(ended.status == 2);
  CHECK(ended.err == "iislint: cannot write to standard output\n");
}

TEST_CASE("standard input that is closed is not an empty file") {
  const Ended ended = Place().run("<&-", "- --stdin-filename web.config");
  CHECK(ended.status == 2);
  CHECK(ended.out.find("cannot read standard input") != std::string::npos);
}

TEST_CASE("a report does not get what was meant for a closed stream") {
  Place right;
  REQUIRE(right.run("", kWithOutput).status == 1);
  const std::pair<const char*, int> cases[] = {{">&-", 2}, {"2>&-", 1}, {"<&-", 1}, {">&- 2>&- <&-", 2}};
  for (const auto& [streams, status] : cases) {
    CAPTURE(streams);
    Place place;
    CHECK(place.run(streams, kWithOutput).status == status);
    CHECK(place.report() == right.report());
  }
}

TEST_CASE("a report that does not fit leaves the older one") {
  Place place;
  const long files = place.files();
  const Ended ended = place.run(">/dev/null", kWithOutput, "ulimit -f 1;");
  CHECK(ended.status == 2);
  CHECK(ended.err.find("report.json: cannot write: File too large") != std::string::npos);
  CHECK(place.report() == kBefore);
  CHECK(place.files() == files);
}

TEST_CASE("a signal while a report is written leaves the older one and nothing else") {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    CAPTURE(signal);
    Place place;
    const long files = place.files();
    const Ended ended =
        place.run_with("IISLINT_FAULT=write 1 once -" + std::to_string(signal),
                       {"applicationHost.config", "--format", "text", "--output", "json=report.json"});
    CHECK(ended.status == 128 + signal);
    CHECK(place.report() == kBefore);
    CHECK(place.files() == files);
  }
}
