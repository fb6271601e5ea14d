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

TEST_CASE("a user's rule without an id is called like its file, and has no check in code") {
  std::string sheet = kSheet;
  const std::string id = "\"id\": \"own-pool-idle\", ";
  sheet.erase(sheet.find(id), id.size());
  const auto run = [&](const std::string& path) {
    return tests::run({"check", "--rules-dir", "own", "--format", "json", "applicationHost.config"},
                      {{path, sheet}, {"applicationHost.config", kPools}});
  };
  CHECK(has(run("own/pools/pool-sleeps.json").out, "\"ruleId\": \"pool-sleeps\""));
  CHECK(has(run("own/Pool_Sleeps.json").err, "without 'id' it is the file name"));
  CHECK(has(error_of("\"when\"", "\"check\": true, \"when\""),
            "only the program's own rules may have a check"));
}

TEST_CASE("a rule that is named and whose sheet cannot be read is answered with what is wrong in the sheet") {
  for (const char* option : {"--select", "--ignore"}) {
    const auto outcome =
        tests::run({"check", "--rules-dir", "own", option, "own-pool-idle", "applicationHost.config"},
                   files("{ \"id\": }"));
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "own/own-pool-idle.json:1:"));
    CHECK(!has(outcome.err, "there is no rule"));
  }
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
  CHECK(has(bad.out, "good example 1 produces 1 finding(s)"));
  sheet = kSheet;
  sheet.replace(sheet.find("name='blog'"), 11, "nane='blog'");
  CHECK(has(tests::run({"rules", "test", "own"}, files(sheet)).out,
            "good example 1 has an unrelated problem: "));
}

TEST_CASE("examples are tried as the kind of file that the sheet is for") {
  const std::string sheet = R"({"id": "own-map", "summary": "s", "severity": "warning", "appliesTo": "file",
    "kinds": ["applicationHost"], "when": [{"collection": "system.webServer/staticContent", "empty": false}],
    "message": "m", "bad": ["<configuration><system.webServer><staticContent><mimeMap fileExtension='.a' )"
                            R"(mimeType='a/b'/></staticContent></system.webServer></configuration>"]})";
  CHECK(has(tests::run({"rules", "test", "own"}, {{"own/own-map.json", sheet}}).out, "ok    own-map"));
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
            "there is no known setting at 'processModel/@idleTimeot'; did you mean "
            "'processModel/@idleTimeout'?"));
  CHECK(has(error_of("processModel/@idleTimeout", "httpErrors/@errorMode"),
            "did you mean 'system.webServer/httpErrors/@errorMode'?"));
  CHECK(has(error_of("\"appliesTo\": \"pool\"", "\"appliesTo\": \"pol\""), "did you mean 'pool'?"));
  CHECK(has(error_of("{idle}", "{idel}"), "did you mean 'idle'?"));
  CHECK(has(error_of("\"own-pool-idle\"", "\"letter-case\""), "iislint has a built-in rule 'letter-case'"));
  CHECK(has(error_of("\"00:00:00\"", "\"soon\""), "this must be a time"));
  CHECK(has(error_of("[\"shop-*\"]", "[\"^shop\"]"), "a pattern supports only * and ?"));
  CHECK(has(error_of("[\"shop-*\"]", "[\"{idle}\"]"), "only messages have placeholders"));
}

TEST_CASE("a sheet that could never speak, or would say nothing, is refused") {
  CHECK(has(error_of("\"idleTimeout is {idle}\"", "\"\""), "a text must not be empty"));
  CHECK(has(error_of("\"idleTimeout is {idle}\"", "\"idle.\""), "one line without a final full stop"));
  CHECK(has(error_of("\"Set it to 00:00:00.\"", "\"Set it\""), "the last with a full stop"));
  CHECK(has(error_of("\"when\": [", "\"variants\": [], \"when\": ["), "'variants' must not be empty"));
  CHECK(has(error_of("[\"shop-*\"]", "[]"), "must not be empty"));
  CHECK(has(error_of("\"when\": [", "\"when\": [ { \"any\": [] },"), "a group of tests must not be empty"));
  CHECK(has(
      error_of("\"at\": [ { \"value\": \"idle\" } ]", "\"at\": [ { \"value\": \"name\", \"flag\": \"x\" } ]"),
      "this value is not such a list"));
  CHECK(has(error_of("\"at\":", "\"related\": [ { \"value\": \"name\" } ], \"at\":"), "needs a 'message'"));
  CHECK(has(error_of("\"at\":", "\"profiles\": { \"default\": \"error\" }, \"at\":"),
            "is set outside 'profiles'"));
  CHECK(has(error_of("\"at\":", "\"url\": \"http://example.net\", \"at\":"), "must begin with https://"));
}

namespace {

/// Whether a rule about `subject` with that condition speaks of the text.
bool speaks(const std::string& subject, const std::string& values, const std::string& when,
            const std::string& text) {
  const std::string sheet = R"({"id": "own-rule", "summary": "s", "severity": "warning", "appliesTo": ")" +
                            subject + R"(", "values": {)" + values + R"(}, "when": [)" + when +
                            R"(], "message": "m"})";
  const auto outcome = tests::run(
      {"check", "--rules-dir", "own", "--select", "own-rule", "--format", "json", "applicationHost.config"},
      Files{{"own/own-rule.json", sheet}, {"applicationHost.config", text}});
  CHECK(outcome.err == "");
  return outcome.status == 1;
}

std::string server(const std::string& authorization, const std::string& location = "") {
  const auto section = [](const std::string& entries) {
    return "<system.ftpServer><security><authorization>" + entries +
           "</authorization></security></system.ftpServer>";
  };
  return "<configuration><system.applicationHost><sites><site name='files' id='1'><application path='/'>"
         "<virtualDirectory path='/' physicalPath='D:\\ftp'/></application><bindings><binding protocol='ftp' "
         "bindingInformation='*:21:'/></bindings><ftpServer><connections "
         "maxConnections='7'/></ftpServer></site>"
         "</sites></system.applicationHost>" +
         section(authorization) +
         (location.empty() ? "" : "<location path='files'>" + section(location) + "</location>") +
         "</configuration>";
}

const std::string kRead = "<add accessType='Allow' users='a' permissions='Read'/>";
const std::string kWrite = "<add accessType='Allow' users='b' permissions='Read, Write'/>";
const std::string kSection = R"("collection": "system.ftpServer/security/authorization")";

bool collection_test(const std::string& test, const std::string& authorization,
                     const std::string& location = "") {
  return speaks("ftp-site", "", "{" + kSection + ", " + test + "}", server(authorization, location));
}

}  // namespace

TEST_CASE("a collection is asked for its entries in force, through all levels") {
  const std::string writes = R"({"attribute": "permissions", "has": ["Write"]})";
  CHECK(!collection_test("\"any\": " + writes, kRead));
  CHECK(collection_test("\"any\": " + writes, kRead, kWrite));
  CHECK(!collection_test("\"any\": " + writes, kWrite, "<clear/>" + kRead));
  CHECK(collection_test("\"all\": " + writes, kWrite));
  CHECK(!collection_test("\"all\": " + writes, kWrite, kRead));
  CHECK(collection_test("\"none\": " + writes, kRead));
  CHECK(!collection_test("\"none\": " + writes, kRead, kWrite));
  CHECK(collection_test("\"empty\": true", kRead, "<clear/>"));
  CHECK(collection_test("\"empty\": false", kRead));
  CHECK(collection_test("\"duplicates\": \"users\"", kRead,
                        "<add accessType='Allow' users='A' permissions='Write'/>"));
  CHECK(!collection_test("\"duplicates\": \"users\"", kRead, kWrite));
  // What cannot be read answers neither way.
  CHECK(!collection_test("\"none\": " + writes, "<add accessType='Allow' users='a' permissions='Wirte'/>"));
  CHECK(!collection_test("\"any\": " + writes, "<add accessType='Allow' users='a' permissions='Wirte'/>"));
}

TEST_CASE("one entry must fit all tests of a list") {
  const std::string both =
      R"("any": [{"attribute": "users", "contains": ["a"]}, {"attribute": "permissions", "has": ["Write"]}])";
  CHECK(!collection_test(both, kRead + kWrite));
  CHECK(collection_test(both, "<add accessType='Allow' users='c, A' permissions='Write'/>"));
}

TEST_CASE("values are compared as what they are") {
  const std::string value =
      R"("n": "ftpServer/connections/@maxConnections", "t": "ftpServer/connections/@controlChannelTimeout")";
  const auto holds = [&](const std::string& test) { return speaks("site", value, test, server(kRead)); };
  CHECK(holds(R"({"value": "n", "moreThan": 6, "lessThan": 8})"));
  CHECK(!holds(R"({"value": "n", "moreThan": 7})"));
  CHECK(holds(R"({"value": "t", "moreThan": {"value": "n"}})"));
  CHECK(holds(R"({"value": "n", "is": [7], "written": true})"));
  CHECK(holds(R"({"value": "t", "is": [120, 7]})"));
  CHECK(!holds(R"({"value": "t", "is": [121, 7]})"));
  CHECK(holds(R"({"value": "t", "isNot": {"value": "n"}})"));
  CHECK(holds(R"({"value": "n", "is": {"value": "n"}})"));
  CHECK(holds(R"({"value": "t", "written": false, "isDefault": true})"));
  CHECK(!holds(R"({"value": "n", "inherited": true})"));
  CHECK(holds(R"({"value": "n", "matches": ["?"], "matchesNot": ["1*"]})"));
  CHECK(holds(R"({"any": [{"value": "n", "is": [8]}, {"none": [{"value": "n", "is": [9]}]}]})"));
  CHECK(holds(R"({"value": "n", "token": false})"));
  CHECK(!holds(R"({"value": "n", "token": true})"));
  CHECK(holds(R"({"element": "ftpServer/connections", "exists": true})"));
  CHECK(!holds(R"({"element": "ftpServer/messages", "exists": true})"));
}

TEST_CASE("a place is asked with what is in force there") {
  const std::string value = R"("unlisted": "system.ftpServer/security/ipSecurity/@allowUnlisted")";
  const auto text = [](const std::string& at_file, const std::string& at_place) {
    return "<configuration><system.ftpServer><security><ipSecurity" + at_file +
           "/></security></system.ftpServer><location path='files'><system.ftpServer><security><ipSecurity" +
           at_place + "/></security></system.ftpServer></location></configuration>";
  };
  const std::string is_open = R"({"value": "unlisted", "is": ["true"]})";
  CHECK(speaks("place", value, is_open, text("", " allowUnlisted='false'")));
  CHECK(speaks("place", value, is_open, text(" allowUnlisted='false'", " allowUnlisted='true'")));
  CHECK(!speaks("place", value, is_open, text(" allowUnlisted='false'", " enableReverseDns='true'")));
}

TEST_CASE("an element is asked together with the one around it") {
  const std::string values = R"("pool": "@applicationPool", "site": "../@name")";
  const auto server = [](const std::string& pool) {
    return "<configuration><system.applicationHost><sites><site name='Shop' id='1'><application path='/' "
           "applicationPool='" +
           pool + "'/></site></sites></system.applicationHost></configuration>";
  };
  const std::string is_other = R"({"value": "pool", "isNot": {"value": "site"}})";
  const std::string element = "system.applicationHost/sites/site/application";
  CHECK(speaks(element, values, is_other, server("other")));
  CHECK(!speaks(element, values, is_other, server("shop")));
}

TEST_CASE("settings say what no file can, and rules ask for it") {
  const std::string sheet = R"({
    "id": "own-open", "summary": "An open site", "severity": "warning", "appliesTo": "site",
    "values": { "name": "@name" },
    "when": [ { "fact": "reachable", "is": ["public"] }, { "fact": "uploadOnly", "isNot": ["true"] } ],
    "at": [ { "value": "name" } ], "message": "{name} is open" })";
  const auto found = [&](const std::string& settings) {
    const Files files = {
        {"own/own-open.json", sheet},
        {".iislint.json", settings},
        {"applicationHost.config",
         "<configuration><system.applicationHost><sites><site name='a' id='1'/><site name='b' "
         "id='2'/></sites></system.applicationHost></configuration>"}};
    return tests::run({"check", "--rules-dir", "own", "--format", "text", "applicationHost.config"}, files)
        .out;
  };
  CHECK(!has(found("{}"), "is open"));
  const std::string one = found(R"({"facts": {"sites": {"b": {"reachable": "public"}}}})");
  CHECK(has(one, "b is open"));
  CHECK(!has(one, "a is open"));
  CHECK(
      !has(found(R"({"facts": {"sites": {"*": {"reachable": "public", "uploadOnly": true}}}})"), "is open"));
}

TEST_CASE("rules of iislint ask for facts, too") {
  const auto found = [](const std::string& settings) {
    const Files files = {{".iislint.json", settings}, {"applicationHost.config", server(kWrite)}};
    return tests::run({"check", "--format", "text", "--fail-on", "info", "applicationHost.config"}, files)
        .out;
  };
  CHECK(!has(found("{}"), "[ftp-command-delete-allowed]"));
  CHECK(has(found(R"({"facts": {"sites": {"files": {"uploadOnly": true}}}})"),
            "but files in it can be deleted or renamed [ftp-command-delete-allowed]"));
}
