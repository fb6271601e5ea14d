// The JSON Schema of the settings and the reader of settings say the same of every sample.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "json_schema_check.h"
#include "program.h"
#include "report/formats/formats.h"
#include "repository.h"
#include "rule_definitions.h"
#include "rules/table/rule_table.h"
#include "settings/settings_files.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

constexpr const char* kOwnRule =
    R"({"id": "own-rule", "summary": "s", "severity": "info", "appliesTo": "pool", "values": {"n": "@name"},)"
    R"( "when": [{"value": "n", "empty": true}], "message": "m"})";

/// Empty when the reader takes the settings.
std::string reader_error(const std::string& settings) {
  const Outcome outcome = run({"settings", "web.config"}, {{".iislint.json", settings},
                                                           {"base.json", "{}"},
                                                           {"server/a.config", kGood},
                                                           {"site/web.config", kGood},
                                                           {"my-rules/own-rule.json", kOwnRule},
                                                           {"web.config", kGood}});
  return outcome.status == 0 ? std::string() : outcome.err;
}

const char* const kRight[] = {
    "{}",
    R"({"$schema": "x.json", "extends": "base.json", "minimumVersion": "0.0.1", "profile": "strict"})",
    R"({"extends": ["base.json", "base.json"], "failOn": "never", "rulesDirectories": ["my-rules"]})",
    R"({"format": "auto"})",
    R"({"format": "junit"})",
    R"({"extends": [], "overrides": [], "suppressions": [], "rules": {}, "facts": {}, "hierarchy": {}})",
    R"({"rules": {"invalid-bool": "off", "invalid-enum": {"severity": "info"}, "invalid-flags": {}}})",
    R"({"rules": {"invalid-bool": {"options": {}}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": "2.00:00:00"}}}})",
    R"({"exclude": ["bin/", "obj", "**/*.Debug.config"]})",
    R"({"exclude": []})",
    R"({"rules": {"ALL": "info", "ftp": "off", "cis": "error", "invalid-*": {"severity": "warning"}}})",
    R"({"suppressions": [{"rules": ["ftp-*", "client-certificates", "invalid-bool"], "reason": "known"}]})",
    R"({"overrides": [{"files": ["a/**"], "profile": "strict", "rules": {"invalid-bool": "off"}}]})",
    R"({"overrides": [{"sites": ["a*"], "keyPaths": ["*"], "files": ["*.config"], "rules": {"invalid-bool": "off"}}]})",
    R"({"overrides": [{"sites": ["{a}*", "!b", "[c]"], "rules": {}}]})",
    R"({"suppressions": [{"rules": ["invalid-bool"], "reason": "known", "until": "2028-02-29"}]})",
    R"({"facts": {"sites": {"a*": {"reachable": "public", "uploadOnly": false}, "b": {}}}})",
    R"({"hierarchy": {"applicationHost": "server/a.config", "rootWebConfig": "server/a.config",
        "machineConfig": "server/a.config", "folders": {"a": "site"}, "physicalPaths": {"C:\\x": "site"}}})",
};

const char* const kWrong[] = {
    "[]",
    "7",
    R"({"profil": "strict"})",
    R"({"root": true})",
    R"({"profile": "loud"})",
    R"({"profile": 1})",
    R"({"failOn": "off"})",
    R"({"format": "yaml"})",
    R"({"format": 1})",
    R"({"minimumVersion": 1})",
    R"({"minimumVersion": "1.x"})",
    R"({"extends": 1})",
    R"({"extends": [1]})",
    R"({"extends": ""})",
    R"({"rulesDirectories": "my-rules"})",
    R"({"rulesDirectories": [""]})",
    R"({"rules": []})",
    R"({"rules": {"invalid-boole": "off"}})",
    R"({"rules": {"all": "off"}})",
    R"({"rules": {"invalid-*": {"options": {}}}})",
    R"({"rules": {"ftp": "loud"}})",
    R"({"exclude": "bin/"})",
    R"({"exclude": [""]})",
    R"({"rules": {"invalid-bool": "loud"}})",
    R"({"rules": {"invalid-bool": true}})",
    R"({"rules": {"invalid-bool": {"level": "off"}}})",
    R"({"rules": {"invalid-bool": {"options": {"longest": "00:00:01"}}}})",
    R"({"rules": {"invalid-bool": {"options": []}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": 60}}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": "60"}}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": "1:99:00"}}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"shortest": "00:00:01"}}}})",
    R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": "-00:00:01"}}}})",
    R"({"rules": {"ftp-passive-range-narrow": {"options": {"fewest": -1}}}})",
    R"({"rules": {"xml-syntax": "off"}})",
    R"({"rules": {"suppression-unused": {"severity": "off"}}})",
    R"({"overrides": {}})",
    R"({"overrides": [{"files": ["a"]}]})",
    R"({"overrides": [{"sites": ["a"]}]})",
    R"({"overrides": [{"files": ["a", "!b"], "profile": "strict"}]})",
    R"({"overrides": [{"files": ["{a,b}/c"], "profile": "strict"}]})",
    R"({"overrides": [{"files": ["x[a-z]"], "profile": "strict"}]})",
    R"({"overrides": [1]})",
    R"({"overrides": [{"rules": {}}]})",
    R"({"overrides": [{"files": []}]})",
    R"({"overrides": [{"files": "a"}]})",
    R"({"overrides": [{"files": [" "]}]})",
    R"({"overrides": [{"files": ["a"], "failOn": "error"}]})",
    R"({"overrides": [{"sites": ["a"], "profile": "strict"}]})",
    R"({"overrides": [{"keyPaths": ["a"], "rules": {"ftp-clientcert-freshness-too-long":
        {"options": {"longest": "2.00:00:00"}}}}]})",
    R"({"suppressions": [{"rules": ["invalid-bool"]}]})",
    R"({"suppressions": [{"reason": "known"}]})",
    R"({"suppressions": [{"rules": [], "reason": "known"}]})",
    R"({"suppressions": [{"rules": ["invalid-boole"], "reason": "known"}]})",
    R"({"suppressions": [{"rules": ["invalid-bool"], "reason": ""}]})",
    R"({"suppressions": [{"rules": ["invalid-bool"], "reason": "known", "until": "tomorrow"}]})",
    R"({"suppressions": [{"rules": ["invalid-bool"], "reason": "known", "until": "2027-13-01"}]})",
    R"({"facts": {"site": {}}})",
    R"({"facts": {"sites": {"a": {"reachable": "outside"}}}})",
    R"({"facts": {"sites": {"a": {"uploadOnly": "yes"}}}})",
    R"({"facts": {"sites": {"a": 1}}})",
    R"({"hierarchy": {"applicationHost": 1}})",
    R"({"hierarchy": {"folders": {"a": 1}}})",
    R"({"hierarchy": {"folder": {}}})",
};

}  // namespace

TEST_CASE("the settings that the reader takes are those that the schema takes") {
  for (const char* settings : kRight) {
    INFO(settings);
    CHECK(reader_error(settings) == "");
    CHECK(schema_errors(settings, "settings.schema.json") == "");
  }
  for (const char* settings : kWrong) {
    INFO(settings);
    const std::string error = reader_error(settings);
    CHECK(error.starts_with("iislint: .iislint.json:"));
    CHECK(schema_errors(settings, "settings.schema.json") != "");
  }
}

TEST_CASE("the settings on the page about them are right, and are shown as it says") {
  const std::string page = read_file(repository_path("docs/settings.md"));
  const auto block_after = [&](const std::string& heading, const std::string& fence) {
    const std::size_t begin = page.find(fence, page.find(heading)) + fence.size();
    return page.substr(begin, page.find("```", begin) - begin);
  };
  const std::string settings = block_after("# Settings", "```json\n");
  CHECK(schema_errors(settings, "settings.schema.json") == "");
  const Outcome outcome = run({"settings", "legacy/web.config", "--format", "text"},
                              {{".iislint.json", settings},
                               {"shared/iislint.json", "{\n\n  \"failOn\": \"never\"\n}"},
                               {"rules/own-rule.json", kOwnRule},
                               {"server/applicationHost.config", kGood}});
  CHECK(outcome.err == "");
  const std::string shown = block_after("`iislint settings FILE` shows", "```text\n");
  INFO(outcome.out);
  CHECK(has(outcome.out, shown));
}

TEST_CASE("the schema of the settings offers every rule and is fresh") {
  const std::string schema = read_file(repository_path("schema/json/settings.schema.json"));
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    const std::string id(rule.id);
    INFO(id);
    CHECK(schema_errors(R"({"rules": {")" + id + R"(": "info"}})", "settings.schema.json") == "");
  }
  CHECK_MESSAGE(schema == tools::with_rules(schema), "run tools/generate_docs");
  CHECK(run({"settings", "--schema"}, Files{}).out == schema);
}

TEST_CASE("the settings may name every format there is") {
  const auto schema = nlohmann::json::parse(read_file(repository_path("schema/json/settings.schema.json")));
  const auto names = schema.at("properties").at("format").at("enum").get<std::vector<std::string>>();
  const auto known = report::all_format_names();
  CHECK(names == std::vector<std::string>(known.begin(), known.end()));
}
