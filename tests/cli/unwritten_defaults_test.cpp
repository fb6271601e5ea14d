// What nobody has written, and many sites get from the schema, is one finding.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kHost = "applicationHost.config";
const std::string kRule = "ftp-max-connections-unlimited";

std::string server(std::size_t sites, const std::string& more = "") {
  std::string text = "<configuration><system.applicationHost><sites>\n";
  for (std::size_t i = 1; i <= sites; ++i) {
    const std::string number = std::to_string(i);
    text += "<site name='s" + number + "' id='" + number +
            "'><bindings><binding protocol='ftp' bindingInformation='*:21:s" + number +
            ".example'/></bindings><ftpServer/></site>\n";
  }
  return text + more + "</sites></system.applicationHost></configuration>";
}

nlohmann::json findings(const std::string& text, std::vector<std::string> words = {},
                        const std::string& rule = kRule) {
  words.insert(words.end(), {kHost, "--select", rule, "--format", "json"});
  const Outcome outcome = run(words, {{kHost, text}});
  return nlohmann::json::parse(outcome.out)["diagnostics"];
}

}  // namespace

TEST_CASE("a default on three sites: one finding at the first, with the others") {
  const auto all = findings(server(3));
  REQUIRE(all.size() == 1);
  const auto& one = all[0];
  CHECK(one["sites"] == nlohmann::json({"s1", "s2", "s3"}));
  CHECK(one["range"]["start"]["line"] == 2);
  REQUIRE(one["related"].size() == 2);
  CHECK(one["related"][0]["message"] == "the same default applies here");
  CHECK(one["related"][1]["range"]["start"]["line"] == 4);
  CHECK(findings(server(1))[0]["related"].empty());
  CHECK(findings(server(1))[0]["fingerprint"] == one["fingerprint"]);
}

TEST_CASE("a default that a check in code looks at is one finding, too") {
  const auto all = findings(server(3), {"--profile", "strict"}, "ftp-log-system-drive");
  REQUIRE(all.size() == 1);
  CHECK(all[0]["sites"] == nlohmann::json({"s1", "s2", "s3"}));
}

TEST_CASE("a default on many sites: all of them are named, ten are related") {
  const auto all = findings(server(30));
  REQUIRE(all.size() == 1);
  CHECK(all[0]["sites"].size() == 30);
  CHECK(all[0]["related"].size() == 10);
}

TEST_CASE("what is written is a finding of its own, and so is what other rules say") {
  const std::string written =
      "<site name='x' id='90'><bindings><binding protocol='ftp' "
      "bindingInformation='*:21:x.example'/></bindings>"
      "<ftpServer><connections maxConnections='4294967295'/></ftpServer></site>\n";
  CHECK(findings(server(3, written)).size() == 2);
  const Outcome strict = run({kHost, "--profile", "strict", "--format", "json"}, {{kHost, server(5)}});
  std::set<std::string> fingerprints;
  const auto all = nlohmann::json::parse(strict.out)["diagnostics"];
  for (const auto& finding : all)
    fingerprints.insert(finding["fingerprint"].get<std::string>());
  CHECK(fingerprints.size() == all.size());
}

TEST_CASE("a baseline knows each site: a new one with the default is reported") {
  source::MemoryWriter outputs;
  const std::vector<std::string> chosen = {kHost,    "--select", kRule, "--baseline",
                                           "b.json", "--format", "json"};
  std::vector<std::string> words = chosen;
  words.push_back("--write-baseline");
  const source::MemoryReader before(Files{{kHost, server(3)}});
  CHECK(run(words, before, outputs).status == 0);
  const std::string baseline = outputs.files().at("b.json");
  CHECK(count(baseline, "\"fingerprint\"") == 3);
  const auto again = [&](std::size_t sites) {
    return nlohmann::json::parse(
        run(chosen, {{kHost, server(sites)}, {"b.json", baseline}}).out)["diagnostics"];
  };
  CHECK(again(3).empty());
  REQUIRE(again(4).size() == 1);
  CHECK(again(4)[0]["sites"] == nlohmann::json({"s4"}));
}

TEST_CASE("a site that suppresses the finding is not among those that are joined") {
  const std::string text = server(3);
  const std::size_t second = text.find("<site name='s2'");
  const auto all = findings(text.substr(0, second) + "<!-- iislint-ignore " + kRule + ": a test -->" +
                            text.substr(second));
  REQUIRE(all.size() == 1);
  CHECK(all[0]["sites"] == nlohmann::json({"s1", "s3"}));
}
