// Every JSON that is printed, beside the report itself, against its schema in schema/json.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "golden.h"
#include "json_schema_check.h"
#include "program.h"
#include "repository.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kTrace = "trace-v1.schema.json", kWhy = "why-v1.schema.json",
                  kRequest = "request-trace-v1.schema.json", kRequests = "requests-v1.schema.json",
                  kRules = "rules-v1.schema.json", kSettings = "settings-in-force-v1.schema.json";
const std::string kDemo = "tests/demo/applicationHost.config";
const std::string kHost = "applicationHost.config";

Outcome run_json(std::vector<std::string> words, const Files& files) {
  words.insert(words.end(), {"--format", "json"});
  Outcome outcome = run(std::move(words), files);
  CHECK(outcome.err == "");
  return outcome;
}

Files demo() {
  return {{kHost, read_file(repository_path(kDemo))}};
}

nlohmann::json read_schema(const std::string& name) {
  return nlohmann::json::parse(read_file(repository_path("schema/json/" + name)));
}

}  // namespace

TEST_CASE("a trace: values with their places, tests with their answers") {
  const std::string json =
      run_json({"check", "--trace-rule", "ftp-clientcert-no-revocation-check", kHost}, demo()).out;
  CHECK(schema_errors(json, kTrace) == "");
  CHECK(golden_difference("tests/report/golden/trace.json", json) == "");
  CHECK(schema_errors("{}", kTrace) != "");
  const std::size_t at = json.find("\"range\"");
  REQUIRE(at != std::string::npos);
  CHECK(schema_errors(std::string(json).replace(at, 7, "\"place\""), kTrace) != "");
}

TEST_CASE("why: what is written, what it overrides, the default") {
  const auto json = [](const std::string& where) { return run_json({"why", kHost, where}, demo()).out; };
  const std::string written = json("partners:sslClientCertificates/@clientCertificatePolicy");
  CHECK(schema_errors(written, kWhy) == "");
  CHECK(golden_difference("tests/report/golden/why.json", written) == "");
  CHECK(schema_errors(json("httpErrors/@errorMode"), kWhy) == "");
  CHECK(schema_errors("{}", kWhy) != "");
  const std::size_t at = written.find("\"origin\": \"written\"");
  REQUIRE(at != std::string::npos);
  CHECK(schema_errors(std::string(written).replace(at, 19, "\"origin\": \"guessed\""), kWhy) != "");
}

TEST_CASE("the way of a request: steps with what they captured and where they are written, the result") {
  Files files = demo();
  files["web.config"] =
      "<configuration><system.webServer><rewrite><rules><rule name='r'><match "
      "url='^a/(.*)$'/><serverVariables>"
      "<set name='HTTP_X_A' value='{R:1}'/></serverVariables><action type='Redirect' "
      "url='/b/{R:1}'/></rule></rules>"
      "</rewrite></system.webServer></configuration>";
  const std::string json = run_json({"trace", "web.config", "http://example.com/a/b?c"}, files).out;
  CHECK(schema_errors(json, kRequest) == "");
  CHECK(golden_difference("tests/report/golden/request.json", json) == "");
  CHECK(schema_errors(run_json({"trace", "web.config", "/bin/x"}, files).out, kRequest) == "");
  CHECK(schema_errors(run_json({"trace", kHost, "http://nowhere.example.com:1/"}, files).out, kRequest) ==
        "");
  CHECK(schema_errors("{}", kRequest) != "");
  const std::size_t at = json.find("\"redirect\"");
  REQUIRE(at != std::string::npos);
  CHECK(schema_errors(std::string(json).replace(at, 10, "\"wander\""), kRequest) != "");
}

TEST_CASE("requests that users keep: what the program reads is what the schema allows") {
  const auto status = [](const std::string& text) {
    return run({"trace", "--test", "r.json"}, Files{{"web.config", kGood}, {"r.json", text}}).status;
  };
  for (const char* good :
       {R"({"requests": []})",
        R"({"$schema": "x", "formatVersion": 1, "path": "web.config", "requests": [{"name": "n",
                             "url": "/", "method": "GET", "headers": {"A": "b"}, "serverVariables": {"C": "d"},
                             "responseHeaders": {"E": "f"}, "clientIp": "192.0.2.1", "exists": "none",
                             "expect": {"kind": "serve", "url": "/", "site": "", "application": "/"}}]})"}) {
    CHECK(schema_errors(good, kRequests) == "");
    CHECK(status(good) == 0);
  }
  for (const char* bad : {"[]", "{}", R"({"requests": {}})", R"({"requests": [{"url": "/"}]})",
                          R"({"requests": [{"url": "/", "expect": {"kind": "x"}}]})",
                          R"({"requests": [{"url": "/", "exists": "x", "expect": {}}]})",
                          R"({"requests": [{"url": 1, "expect": {}}]})", R"({"requests": [], "more": 1})"}) {
    CAPTURE(bad);
    CHECK(schema_errors(bad, kRequests) != "");
    CHECK(status(bad) == 2);
  }
}

TEST_CASE("settings: what applies, from where") {
  const std::string settings = R"({
  "profile": "strict", "failOn": "error",
  "rules": { "invalid-bool": "off", "ftp-clientcert-freshness-too-long": { "options": { "longest": "2.00:00:00" } } },
  "overrides": [ { "sites": [ "a*" ], "rules": { "letter-case": "off" } } ],
  "suppressions": [ { "rules": [ "invalid-enum" ], "reason": "known", "until": "2027-01-31", "files": [ "*.config" ] } ],
  "facts": { "sites": { "a*": { "reachable": "public" } } },
  "hierarchy": { "applicationHost": "applicationHost.config" } })";
  Files files = demo();
  const std::string none = run_json({"settings", kHost}, files).out;
  CHECK(schema_errors(none, kSettings) == "");
  files[".iislint.json"] = settings;
  const std::string json = run_json({"settings", kHost, "--severity", "invalid-flags=info"}, files).out;
  CHECK(schema_errors(json, kSettings) == "");
  const auto parsed = nlohmann::json::parse(json);
  const auto line_of = [&](const char* part, const std::string& name) {
    for (const auto& line : parsed.at(part)) {
      if (line.at("name") == name) return line;
    }
    return nlohmann::json();
  };
  const auto profile = line_of("general", "profile");
  CHECK(profile.at("path") == ".iislint.json");
  CHECK(profile.at("range").at("start") == nlohmann::json{{"line", 2}, {"column", 14}, {"offset", 15}});
  CHECK(profile.at("range").at("end") == nlohmann::json{{"line", 2}, {"column", 22}, {"offset", 23}});
  CHECK(line_of("rules", "invalid-flags").at("origin") == "command line");
  CHECK(line_of("rules", "invalid-integer").at("origin") == "default");
  CHECK(line_of("suppressions", "invalid-enum").at("files") != "");
  CHECK(schema_errors("{}", kSettings) != "");
  const std::size_t at = json.find("\"origin\": \"settings\"");
  REQUIRE(at != std::string::npos);
  CHECK(schema_errors(std::string(json).replace(at, 20, "\"origin\": \"default\""), kSettings) != "");
}

TEST_CASE("places in settings behind a byte order mark count as editors count") {
  Files files = demo();
  files[".iislint.json"] = "\xEF\xBB\xBF{\"profile\": \"strict\"}";
  const std::string json = run_json({"settings", kHost}, files).out;
  const auto general = nlohmann::json::parse(json).at("general");
  CHECK(general.at(0).at("range").at("start") == nlohmann::json{{"line", 1}, {"column", 13}, {"offset", 15}});
}

TEST_CASE("rules, as a list and explained") {
  CHECK(schema_errors(run_json({"rules"}, {}).out, kRules) == "");
  CHECK(schema_errors(run_json({"explain", "invalid-bool"}, {}).out, kRules) == "");
  CHECK(schema_errors(run_json({"explain", "invalid-bool", "letter-case"}, {}).out, kRules) == "");
  CHECK(schema_errors("{}", kRules) != "");
  CHECK(schema_errors(R"({"formatVersion": 1, "rules": [{"id": "a"}]})", kRules) != "");
}

TEST_CASE("all schemas describe a position and a range alike") {
  const auto definitions = read_schema("diagnostics-v1.schema.json").at("definitions");
  for (const std::string& name : {kTrace, kWhy, kSettings, kRequest}) {
    CAPTURE(name);
    for (const char* part : {"position", "range"})
      CHECK(read_schema(name).at("definitions").at(part) == definitions.at(part));
  }
}
