// Patterns and groups in place of ids.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kTwo =
    "<configuration><system.ftpServer><log "
    "logInUTF8='maybe'/></system.ftpServer><system.applicationHost><sites>"
    "<site name='a' id='x'><application path='/'><virtualDirectory path='/' "
    "physicalPath='C:\\a'/></application>"
    "<bindings><binding protocol='http' bindingInformation='*:80:'/></bindings></site></sites>"
    "</system.applicationHost></configuration>";

Outcome check(std::vector<std::string> words, const std::string& settings = "{}") {
  words.insert(words.begin(), {"--format", "text", "applicationHost.config"});
  return run(words, Files{{".iislint.json", settings}, {"applicationHost.config", kTwo}});
}

bool speaks(const Outcome& outcome, const std::string& rule) {
  return has(outcome.out, "[" + rule + "]");
}

}  // namespace

TEST_CASE("a name is an id, a pattern, a category, an area, a profile or ALL") {
  for (const char* name : {"invalid-bool", "invalid-b*", "*-bo?l", "structure", "default", "ALL"}) {
    CAPTURE(name);
    CHECK(speaks(check({"--select", name}), "invalid-bool"));
    CHECK(!speaks(check({"--ignore", name}), "invalid-bool"));
    CHECK(has(check({"--severity", std::string(name) + "=info"}).out, "info"));
  }
  for (const char* name : {"ftp", "client-certificates", "ftp-*", "cis", "stig"})
    CHECK(!speaks(check({"--select", name}), "invalid-bool"));
}

TEST_CASE("the more specific name counts, in either order") {
  CHECK(speaks(check({"--ignore", "structure", "--select", "invalid-bool"}), "invalid-bool"));
  CHECK(!speaks(check({"--ignore", "structure", "--select", "invalid-bool"}), "invalid-integer"));
  CHECK(!speaks(check({"--select", "ALL", "--ignore", "invalid-*"}), "invalid-integer"));
  CHECK(!speaks(check({"--select", "invalid-bool", "--ignore", "invalid-bool"}), "invalid-bool"));
  const Outcome levels = check({"--severity", "invalid-bool=info,invalid-*=warning"});
  CHECK(has(levels.out, "1 warning and 1 info"));
  CHECK(has(check({"--severity", "ALL=info,invalid-*=error,invalid-bool=off"}).out, "1 error"));
}

TEST_CASE("a name that stands for nothing is an error, with the nearest") {
  CHECK(has(check({"--select", "ftpp"}).err, "there is no rule 'ftpp'; did you mean 'ftp'?"));
  CHECK(has(check({"--ignore", "clientcertificates"}).err, "did you mean 'client-certificates'?"));
  CHECK(has(check({"--severity", "none-*=info"}).err, "no rule matches 'none-*'"));
  CHECK(check({"--trace-rule", "ftp-*"}).status == 2);
}

TEST_CASE("settings take the same names, and say which one has set a level") {
  CHECK(!speaks(check({}, R"({"rules": {"invalid-bool": "off", "ALL": "error"}})"), "invalid-bool"));
  CHECK(speaks(check({}, R"({"rules": {"invalid-bool": "info", "invalid-*": "off"}})"), "invalid-bool"));
  CHECK(!speaks(check({}, R"({"rules": {"invalid-bool": "info", "invalid-*": "off"}})"), "invalid-integer"));
  CHECK(check({}, R"({"rules": {"ALL": "off"}})").status == 0);
  CHECK(check({}, R"({"suppressions": [{"rules": ["structure"], "reason": "known"}]})").status == 0);
  const Outcome shown = run({"settings", "web.config", "--format", "text"},
                            Files{{".iislint.json", R"({"rules": {"invalid-*": "info"}})"}});
  CHECK(has(shown.out, "invalid-bool"));
  CHECK(has(shown.out, ".iislint.json:1:25  group invalid-*"));
}

TEST_CASE("all mistakes in the settings are said at once") {
  const Outcome outcome = check({}, R"({
  "profil": "strict",
  "failOn": "loud",
  "rules": {"invalid-boole": "off", "invalid-bool": 7},
  "suppressions": [{"rules": ["nothing-*"]}, 1],
  "exclude": ["[a]"]
})");
  CHECK(outcome.status == 2);
  for (const char* place :
       {":2:3: ", ":3:13: ", ":4:13: ", ":4:53: ", ":5:20: ", ":5:31: ", ":5:46: ", ":6:15: "})
    CHECK_MESSAGE(has(outcome.err, std::string(".iislint.json") + place), place << outcome.err);
}
