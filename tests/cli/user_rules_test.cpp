// Rules that users write: found, run, tried, explained and traced; what is wrong with a sheet is said with
// its place.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using tests::Files;
using tests::has;

namespace {

const std::string kSheet = R"({
  "id": "own-pool-idle", "summary": "A pool of ours sleeps", "severity": "warning", "appliesTo": "pool",
  "values": { "name": "@name", "idle": "processModel/@idleTimeout" },
  "when": [ { "value": "name", "matches": ["shop-*"] }, { "value": "idle", "moreThan": "00:00:00" } ],
  "at": [ { "value": "idle" } ], "message": "idleTimeout is {idle}", "help": "Set it to 00:00:00.",
  "bad": [ ["<configuration><system.applicationHost><applicationPools><add name='shop-a'/>",
            "</applicationPools></system.applicationHost></configuration>"] ],
  "good": [ "<configuration><system.applicationHost><applicationPools><add name='blog'/></applicationPools></system.applicationHost></configuration>" ]
})";

const std::string kPools =
    "<configuration><system.applicationHost><applicationPools><applicationPoolDefaults><processModel "
    "idleTimeout='00:05:00'/></applicationPoolDefaults><add name='shop-web'/></applicationPools>"
    "</system.applicationHost></configuration>";

Files files(const std::string& sheet = kSheet) {
  return {{"own/own-pool-idle.json", sheet}, {"applicationHost.config", kPools}};
}

std::string error_of(const std::string& from, const std::string& to) {
  std::string sheet = kSheet;
  sheet.replace(sheet.find(from), from.size(), to);
  const auto outcome = tests::run({"check", "--rules-dir", "own", "applicationHost.config"}, files(sheet));
  CHECK(outcome.status == 2);
  return outcome.err + outcome.out;
}

}  // namespace

TEST_CASE("a user's rule reads effective values and speaks as the others do") {
  const auto outcome =
      tests::run({"check", "--rules-dir", "own", "--format", "json", "applicationHost.config"}, files());
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "\"ruleId\": \"own-pool-idle\""));
  CHECK(has(outcome.out, "idleTimeout is 00:05:00"));
  const auto chosen = tests::run({"check", "--rules-dir", "own", "--ignore", "own-pool-idle", "--fail-on",
                                  "warning", "applicationHost.config"},
                                 files());
  CHECK(!has(chosen.out, "own-pool-idle"));
  CHECK(chosen.err == "");
}

TEST_CASE("settings name folders of rules for the files they are for") {
  Files all = files();
  all["a/.iislint.json"] = R"({"rulesDirectories": ["../own"], "rules": {"own-pool-idle": "error"}})";
  all["a/applicationHost.config"] = kPools;
  const auto outcome = tests::run({"check", "--format", "json", "a", "applicationHost.config"}, all);
  CHECK(tests::count(outcome.out, "\"ruleId\": \"own-pool-idle\"") == 1);
  CHECK(has(outcome.out, "\"severity\": \"error\""));
  CHECK(has(outcome.out, "\"path\": \"a/applicationHost.config\""));
}

TEST_CASE("the examples of a sheet are tried") {
  const auto good = tests::run({"rules", "test", "own"}, files());
  CHECK(good.status == 0);
  CHECK(has(good.out, "ok    own-pool-idle"));
  std::string sheet = kSheet;
  sheet.replace(sheet.find("name='blog'"), 11, "name='shop-b'");
  const auto bad = tests::run({"rules", "test", "own"}, files(sheet));
  CHECK(bad.status == 1);
  CHECK(has(bad.out, "good example 1 gives 1 finding(s)"));
}

TEST_CASE("a user's rule is explained and traced") {
  const auto explained = tests::run({"explain", "own-pool-idle", "--rules-dir", "own"}, files());
  CHECK(explained.status == 0);
  CHECK(has(explained.out, "A pool of ours sleeps"));
  CHECK(has(explained.out, "Set it to 00:00:00."));
  const auto traced = tests::run({"check", "--rules-dir", "own", "--trace-rule", "own-pool-idle", "--format",
                                  "text", "applicationHost.config"},
                                 files());
  CHECK(has(traced.out, "1 finding"));
  CHECK(has(traced.out, "\"00:05:00\"  inherited at applicationHost.config:1:"));
  CHECK(has(traced.out, "yes      name matches \"shop-*\""));
}

TEST_CASE("what is wrong with a sheet is said with its place and the word that was probably meant") {
  CHECK(has(error_of("\"moreThan\"", "\"morethan\""), "own/own-pool-idle.json:4:"));
  CHECK(has(error_of("\"moreThan\"", "\"morethan\""), "did you mean 'moreThan'?"));
  CHECK(has(error_of("processModel/@idleTimeout", "processModel/@idleTimeot"),
            "nothing that iislint knows is at"));
  CHECK(has(error_of("\"appliesTo\": \"pool\"", "\"appliesTo\": \"pol\""), "did you mean 'pool'?"));
  CHECK(has(error_of("{idle}", "{idel}"), "did you mean 'idle'?"));
  CHECK(has(error_of("\"own-pool-idle\"", "\"letter-case\""), "iislint itself has a rule 'letter-case'"));
  CHECK(has(error_of("\"00:00:00\"", "\"soon\""), "this must be a time"));
}
