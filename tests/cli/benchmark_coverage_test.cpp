// What the summary says of the benchmark that the profile is named after.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kServer =
    "<configuration><system.applicationHost><sites><site name='a' id='1'>"
    "<application path='/'><virtualDirectory path='/' physicalPath='D:\\a'/></application>"
    "<bindings><binding protocol='http' bindingInformation='*:80:a.example.com'/></bindings></site></sites>"
    "</system.applicationHost></configuration>";

Outcome check(std::vector<std::string> words, Files files = {{"applicationHost.config", kServer}}) {
  words.insert(words.end(), {"--fail-on", "never"});
  for (const auto& [path, text] : files) {
    if (path.ends_with(".config")) words.push_back(path);
  }
  return run(std::move(words), std::move(files));
}

nlohmann::json profile_of(std::vector<std::string> words,
                          Files files = {{"applicationHost.config", kServer}}) {
  words.insert(words.begin(), {"--format", "json"});
  const auto summary = nlohmann::json::parse(check(std::move(words), std::move(files)).out)["summary"];
  return summary.contains("profile") ? summary["profile"] : nlohmann::json();
}

int covered(std::vector<std::string> words, Files files = {{"applicationHost.config", kServer}}) {
  words.insert(words.begin(), {"--profile", "cis"});
  return profile_of(std::move(words), std::move(files)).at("covered").get<int>();
}

}  // namespace

TEST_CASE("the profiles of benchmarks say what they cover, in all reports with a summary") {
  const auto cis = profile_of({"--profile", "cis"});
  CHECK(cis["name"] == "cis");
  CHECK(cis["benchmark"] == "CIS Microsoft IIS 10 Benchmark 1.2.1");
  CHECK(cis["decidable"] == 44);  // of 55; the others are in the registry
  const std::string line = "1.2.1: " + std::to_string(cis["covered"].get<int>()) +
                           " of 44 items that a file can decide were checked";
  CHECK(has(check({"--profile", "cis", "--format", "text"}).out, line));
  CHECK(has(check({"--profile", "cis", "--format", "html"}).out, line));
  CHECK(has(check({"--profile", "cis", "--format", "markdown"}).out, " of 44 items that a file can decide"));

  const auto stig = profile_of({"--profile", "stig"});
  CHECK(stig["name"] == "stig");
  CHECK(stig["coveredInPart"].get<int>() > 0);
  CHECK(stig["coveredInPart"].get<int>() < stig["covered"].get<int>());
  CHECK(stig["covered"].get<int>() <= stig["decidable"].get<int>());
  CHECK(has(check({"--profile", "stig", "--format", "text"}).out, " of them in part\n"));
}

TEST_CASE("other profiles say nothing of a benchmark") {
  for (const char* profile : {"default", "strict"}) {
    CHECK(profile_of({"--profile", profile}).is_null());
    CHECK(!has(check({"--profile", profile, "--format", "text"}).out, "items that a file can decide"));
  }
}

TEST_CASE("an item whose rules are turned off is not covered") {
  CHECK(covered({"--ignore", "log-etw-off"}) == covered({}) - 1);  // 5.3 has no other
  CHECK(covered({"--severity", "log-etw-off=off"}) == covered({}) - 1);
  CHECK(covered({"--ignore", "log-format-not-w3c"}) == covered({}));  // 5.2 has
  CHECK(covered({"--select", "log-etw-off"}) == 1);
  CHECK(covered({"--select", "invalid-bool"}) == 0);
  const Files with_settings = {
      {"applicationHost.config", kServer},
      {".iislint.json", "{\"profile\": \"cis\", \"rules\": {\"log-etw-off\": \"off\"}}"}};
  CHECK(profile_of({}, with_settings).at("covered").get<int>() == covered({}) - 1);
}

TEST_CASE("rules about sites cover nothing where only a web.config is checked") {
  const Files web = {{"web.config", kGood}};
  CHECK(covered({"--select", "log-etw-off"}, web) == 0);
  CHECK(covered({}, web) < covered({}));
}

TEST_CASE("files with different profiles have no common benchmark") {
  const Files mixed = {
      {"applicationHost.config", kServer},
      {"old/web.config", kGood},
      {".iislint.json",
       "{\"profile\": \"cis\", \"overrides\": [{\"files\": [\"old/**\"], \"profile\": \"default\"}]}"}};
  CHECK(profile_of({}, mixed).is_null());
  CHECK(profile_of({"--profile", "cis"}, mixed).at("name") == "cis");
}
