// Sound configurations stay silent: no rule warns of them. What each rule says of its own samples is
// tests/rules; here all rules look at whole files: those below tests/sound, the frames of samples, and the
// files that other people wrote.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "frames.h"
#include "repository.h"

using namespace iislint;

namespace {

/// The errors and warnings, a line each; empty when there are none.
std::string alarms(const engine::Analysis& analysis) {
  std::string text;
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    if (*d.severity < diag::Severity::warning) continue;
    text += tests::place_of(analysis, d) + " " + std::string(d.rule_id) + " " + d.message + "\n";
  }
  return text;
}

/// The rules of a benchmark's profile that a server fails; all are of the benchmark.
std::set<std::string> failed_items(const std::string& text, const char* profile, const char* standard) {
  engine::Options options;
  options.profile = profile;
  std::set<std::string> failed;
  for (const diag::Diagnostic& finding :
       tests::analyze_text("applicationHost.config", text, options).diagnostics) {
    const auto& references = finding.rule->references;
    CHECK(std::any_of(references.begin(), references.end(),
                      [&](const diag::Reference& reference) { return reference.standard == standard; }));
    failed.insert(std::string(finding.rule_id));
  }
  return failed;
}

using Row = std::vector<std::string>;

/// The rows of one of the corpus's lists, without its heading; empty when there is no corpus.
std::vector<Row> list_of_corpus(const std::string& name) {
  const char* folder = std::getenv("IISLINT_CORPUS");
  std::vector<Row> rows;
  if (folder == nullptr) return rows;
  std::istringstream lines(tests::read_file(std::string(folder) + "/" + name));
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line);) {
    rows.emplace_back();
    for (const std::string_view cell : base::split(line, '\t'))
      rows.back().emplace_back(cell);
  }
  return rows;
}

/// Whole files that a server has read, not snippets of documentation and not what was broken on purpose.
std::vector<std::string> sound_files_of_corpus() {
  std::set<std::string> defective;
  for (const char* list : {"known-defects.tsv", "expected-server-errors.tsv"})
    for (const Row& row : list_of_corpus(list))
      defective.insert(row.front());
  const std::set<std::string> kinds = {"administration", "apphost", "ftp-snippet", "webconfig"};
  std::vector<std::string> files;
  for (const Row& row : list_of_corpus("index.tsv")) {
    constexpr std::size_t kKind = 1, kWellFormed = 6;
    const bool is_whole =
        row.size() > kWellFormed && row[kWellFormed] == "yes" && kinds.count(row[kKind]) != 0;
    if (is_whole && defective.count(row.front()) == 0) files.push_back(row.front());
  }
  return files;
}

}  // namespace

TEST_CASE("no rule warns of a sound file") {
  const auto files = tests::files_below("tests/sound", ".config");
  std::set<std::string> names;
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).filename().string();
    names.insert(name);
    CAPTURE(file);
    const auto analysis = tests::analyze_text(name, tests::read_file(file));
    REQUIRE(analysis.files.size() == 1);
    CHECK(analysis.files.front().status == engine::FileStatus::checked);
    CHECK(alarms(analysis) == "");
  }
  CHECK(files.size() >= 12);
  CHECK(names == std::set<std::string>{"administration.config", "applicationHost.config",
                                       "redirection.config", "web.config"});
}

TEST_CASE("a new server fails what a benchmark asks for and setup does not do") {
  struct Benchmark {
    const char* profile;
    const char* standard;
    std::set<std::string> failed;
  };
  const Benchmark benchmarks[] = {
      {"cis",
       "CIS",
       {"anonymous-user-not-pool-identity", "authorization-allow-all", "binding-no-host-name",
        "header-server", "header-x-powered-by", "log-etw-off", "log-location-default",
        "request-high-bit-allowed", "request-trace-verb", "request-unlisted-extensions",
        "site-content-system-drive"}},
      {"stig",
       "STIG",
       {"app-pool-request-limit", "binding-http-only", "binding-no-host-name", "header-server",
        "header-x-powered-by", "log-custom-fields-missing", "log-etw-off", "mime-executable",
        "request-high-bit-allowed", "request-unlisted-extensions", "site-content-system-drive",
        "site-max-connections"}},
  };
  const std::string text =
      tests::read_file(tests::repository_path("tests/sound/new-server/applicationHost.config"));
  // A section that is not written has the defaults of the schema, and fails for them all the same.
  constexpr std::string_view kEnd = "</requestFiltering>";
  std::string without_filtering = text;
  const std::size_t begin = text.find("<requestFiltering>");
  REQUIRE(begin != std::string::npos);
  without_filtering.erase(begin, text.find(kEnd) + kEnd.size() - begin);
  for (const Benchmark& benchmark : benchmarks) {
    CAPTURE(benchmark.profile);
    const auto failed = failed_items(text, benchmark.profile, benchmark.standard);
    CHECK(failed == benchmark.failed);
    CHECK(failed_items(without_filtering, benchmark.profile, benchmark.standard) == failed);
  }
}

TEST_CASE("a frame round something sound is silent") {
  // What the least of samples holds.
  const std::map<std::string, std::string> contents = {
      {"ftp-location",
       "<security><authorization><add accessType=\"Allow\" roles=\"ftp users\" permissions=\"Read\" />"
       "</authorization></security>\n"},
      {"ftp-site",
       "<ftpServer><security><ssl serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\" />"
       "<authentication><basicAuthentication enabled=\"true\" /></authentication></security></ftpServer>\n"},
      {"web-site", ""}};
  std::set<std::string> names;
  for (const std::string& file : tests::files_below("tests/frames", ".config"))
    names.insert(std::filesystem::path(file).stem().string());
  for (const auto& [name, content] : contents) {
    CAPTURE(name);
    CHECK(names.erase(name) == 1);
    const std::string text = tests::in_frame("<!-- frame: " + name + " -->\n" + content).text;
    CHECK(alarms(tests::analyze_text("applicationHost.config", text)) == "");
  }
  CHECK(names.empty());
}

TEST_CASE("files that other people wrote have no structural error but those that are known") {
  const auto files = sound_files_of_corpus();
  CHECK((files.size() > 50 || std::getenv("IISLINT_CORPUS") == nullptr));
  for (const std::string& file : files) {
    CAPTURE(file);
    const std::string text = tests::read_file(std::string(std::getenv("IISLINT_CORPUS")) + "/" + file);
    const auto analysis = tests::analyze_text(file, text);
    for (const diag::Diagnostic& d : analysis.diagnostics) {
      const bool is_refused = d.rule->area == "structure" && *d.severity == diag::Severity::error;
      CHECK_MESSAGE(!is_refused, tests::place_of(analysis, d), " ", std::string(d.rule_id), " ", d.message);
    }
  }
}

TEST_CASE("the test would see an alarm") {
  std::string text =
      tests::read_file(tests::repository_path("tests/sound/ftp-over-tls/applicationHost.config"));
  const std::string required = "dataChannelPolicy=\"SslRequire\"";
  text.replace(text.find(required), required.size(), "dataChannelPolicy=\"SslDeny\"");
  CHECK(alarms(tests::analyze_text("applicationHost.config", text)).find("ftp-ssl-data-denied") !=
        std::string::npos);
}
