// --trace-rule as those who write rules meet it: what was asked, what was read where, and what came of it.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.h"

using namespace iislint;
using nlohmann::json;
using tests::Files;

namespace {

const std::string kName = "own-rule";
const std::string kSite =
    "<site name='shop' id='1'><application path='/'><virtualDirectory path='/' "
    "physicalPath='C:\\shop'/></application>"
    "<bindings><binding protocol='http' bindingInformation='*:80:'/>"
    "<binding protocol='https' bindingInformation='*:443:' sslFlags='1'/></bindings>"
    "<logFile directory='D:\\logs'/></site>";

std::string server(const std::string& content) {
  return "<configuration><system.applicationHost><sites>" + content +
         "</sites></system.applicationHost></configuration>";
}

/// A definition with these keys beside those that it must have.
std::string sheet(const std::string& keys) {
  return R"({ "id": ")" + kName +
         R"(", "summary": "A rule of these tests", "severity": "warning", "message": "found",
    "help": "Change it.", )" +
         keys + "}";
}

json traced(const std::string& rule, Files files, const std::string& file = "applicationHost.config") {
  const auto outcome =
      tests::run({"check", file, "--rules-dir", "own", "--trace-rule", rule, "--format", "json"}, files);
  CAPTURE(outcome.out);
  CAPTURE(outcome.err);
  const json trace = json::parse(outcome.out, nullptr, false);
  REQUIRE(!trace.is_discarded());
  return trace.at("subjects");
}

json own_trace(const std::string& keys, const std::string& content = kSite) {
  return traced(kName, {{"own/own-rule.json", sheet(keys)}, {"applicationHost.config", server(content)}});
}

/// "setting = value (origin)" of each value.
std::vector<std::string> values_of(const json& subject) {
  std::vector<std::string> result;
  for (const json& value : subject.at("values"))
    result.push_back(value.at("setting").get<std::string>() + " = " + value.at("value").get<std::string>() +
                     " (" + value.at("origin").get<std::string>() + ")");
  return result;
}

using Lines = std::vector<std::string>;

const std::string kBinding = R"("appliesTo": "system.applicationHost/sites/site/bindings/binding", )";

}  // namespace

TEST_CASE("settings are named from the subject, those of sections in full") {
  const json subjects = own_trace(kBinding + R"("values": { "own": "@protocol", "list": "../../@name",
      "beside": "../../logFile/@directory",
      "section": "system.applicationHost/webLimits/@maxGlobalBandwidth",
      "below": "system.applicationHost/applicationPools/applicationPoolDefaults/processModel/@idleTimeout" },
    "when": [ { "value": "own", "is": ["https"] } ], "at": [ { "value": "own" } ])");
  REQUIRE(subjects.size() == 2);
  CHECK(subjects[1].at("subject") ==
        "system.applicationHost/sites/site[@name='shop']/bindings/"
        "binding[@protocol='https' and @bindingInformation='*:443:']");
  CHECK(values_of(subjects[1]) ==
        Lines{"@protocol = https (written)", "../../@name = shop (written)",
              "../../logFile/@directory = D:\\logs (written)",
              "system.applicationHost/webLimits/@maxGlobalBandwidth = 4294967295 (default)",
              "system.applicationHost/applicationPools/applicationPoolDefaults/processModel/@idleTimeout = "
              "00:20:00 "
              "(default)"});
  CHECK(subjects[0].at("outcome") == "no finding: the last test does not hold");
  CHECK(subjects[1].at("outcome") == "1 finding");
  CHECK(subjects[0].at("findings") == 0);
  CHECK(subjects[1].at("findings") == 1);
}

TEST_CASE("subjects are named by what they are") {
  const auto subject_of = [](const std::string& keys, std::size_t at = 0) {
    return own_trace(keys).at(at).at("subject").get<std::string>();
  };
  const std::string when = R"("when": [ { "value": "v", "written": true } ], "at": [ { "value": "v" } ])";
  const std::string site = R"("values": { "v": "logFile/@directory" }, )" + when;
  const std::string section =
      R"("values": { "v": "system.applicationHost/webLimits/@maxGlobalBandwidth" }, )" + when;
  CHECK(subject_of(R"("appliesTo": "site", )" + site) == "site shop");
  CHECK(subject_of(R"("appliesTo": "file", )" + section) == "file");
  const std::string error_mode = R"("values": { "v": "system.webServer/httpErrors/@errorMode" }, )" + when;
  const json places = traced(kName,
                             {{"own/own-rule.json", sheet(R"("appliesTo": "place", )" + error_mode)},
                              {"web.config",
                               "<configuration><system.webServer><httpErrors "
                               "errorMode='Custom'/></system.webServer><location path='a'>"
                               "<system.webServer><httpErrors "
                               "errorMode='Detailed'/></system.webServer></location></configuration>"}},
                             "web.config");
  REQUIRE(places.size() == 2);
  CHECK(places[0].at("subject") == "the file's own level");
  CHECK(places[1].at("subject") == "place a");
  CHECK(values_of(places[0]) == Lines{"system.webServer/httpErrors/@errorMode = Custom (written)"});
  CHECK(values_of(places[1]) == Lines{"system.webServer/httpErrors/@errorMode = Detailed (written)"});
}

TEST_CASE("values of a site are left out where there is no site, and secrets are not shown") {
  const json file =
      traced("ftp-ssl-endpoint-policy-differs", {{"own/own-rule.json", sheet(R"("appliesTo": "site",
      "values": { "v": "@name" }, "when": [ { "value": "v", "empty": true } ])")},
                                                 {"applicationHost.config", server(kSite)}});
  REQUIRE(file.size() == 1);
  CHECK(file[0].at("values").empty());
  CHECK(file[0].at("outcome") == "no finding, decided in code, not by conditions: see iislint explain");
  const std::string pools =
      "<configuration><system.applicationHost><applicationPools><add name='a'><processModel userName='u' "
      "password='test-only-value'/></add><add "
      "name='b'/></applicationPools></system.applicationHost></configuration>";
  const json secrets = traced(kName, {{"own/own-rule.json", sheet(R"("appliesTo": "pool",
      "values": { "v": "processModel/@password" }, "when": [ { "value": "v", "written": true } ],
      "at": [ { "value": "v" } ])")},
                                      {"applicationHost.config", pools}});
  REQUIRE(secrets.size() == 2);
  CHECK(values_of(secrets[0]) == Lines{"processModel/@password = *** (written)"});
  CHECK(values_of(secrets[1]) == Lines{"processModel/@password = *** (default)"});
}

TEST_CASE("the outcome says at which point a rule has ended") {
  const std::string values =
      R"("appliesTo": "site", "values": { "v": "logFile/@period", "w": "@serverAutoStart" }, )";
  const auto outcome_of = [&](const std::string& when, const std::string& site) {
    const json subjects = own_trace(values + when + R"(, "at": [ { "value": "v" } ])", site);
    REQUIRE(subjects.size() == 1);
    std::string result = subjects[0].at("outcome");
    for (const json& test : subjects[0].at("tests"))
      result += "; " + test.at("test").get<std::string>() + ": " + test.at("answer").get<std::string>();
    return result;
  };
  const std::string both =
      R"("when": [ { "value": "v", "is": ["Daily"] }, { "value": "w", "is": ["true"] } ])";
  const auto site = [](const std::string& period, const std::string& start) {
    return "<site name='shop' id='1' serverAutoStart='" + start + "'><logFile period='" + period +
           "'/></site>";
  };
  CHECK(outcome_of(both, site("Daily", "true")) ==
        "1 finding; v is one of Daily: yes; w is one of true: yes");
  CHECK(outcome_of(both, site("Weekly", "true")) ==
        "no finding: the last test does not hold; v is one of Daily: no");
  CHECK(outcome_of(both, site("Daily", "false")) ==
        "no finding: the last test does not hold; v is one of Daily: yes; w is one of true: no");
  CHECK(outcome_of(both, site("Dayly", "true")) ==
        "no finding: the last test cannot be answered; v is one of Daily: unknown");
  CHECK(outcome_of(R"("when": [ { "value": "w", "is": ["true"] } ])", site("Dayly", "true")) ==
        "no finding: v is not known; w is one of true: yes");
  const std::string cases = R"("when": [ { "value": "w", "is": ["true"] } ],
      "variants": [ { "when": [ { "value": "v", "is": ["Weekly"] } ], "message": "a" },
                    { "when": [ { "value": "v", "is": ["Monthly"] } ], "message": "b" } ])";
  CHECK(outcome_of(cases, site("Daily", "true")) ==
        "no finding: none of its cases applies; w is one of true: yes; v is one of Weekly: no; v is one of "
        "Monthly: no");
  CHECK(outcome_of(cases, site("Weekly", "true")) ==
        "1 finding; w is one of true: yes; v is one of Weekly: yes");
}

TEST_CASE("a rule in code is counted by its findings") {
  const auto outcome_of = [](const std::string& first, const std::string& second) {
    const json subjects = traced(
        "path-invalid",
        {{"own/own-rule.json", sheet(R"("appliesTo": "site",
        "values": { "v": "@name" }, "when": [ { "value": "v", "empty": true } ])")},
         {"applicationHost.config",
          server("<site name='shop' id='1'><application path='/'><virtualDirectory path='/' physicalPath='" +
                 first + "'/><virtualDirectory path='/a' physicalPath='" + second +
                 "'/></application></site>")}});
    REQUIRE(subjects.size() == 1);
    return subjects[0].at("outcome").get<std::string>();
  };
  const std::string code = ", decided in code, not by conditions: see iislint explain";
  CHECK(outcome_of("C:\\web", "C:\\web\\a") == "no finding" + code);
  CHECK(outcome_of("web", "C:\\web\\a") == "1 finding" + code);
  CHECK(outcome_of("web", "a") == "2 findings" + code);
}

TEST_CASE("a rule of the repository prints no secret, wherever it is written") {
  const std::string secret = "not-real-7";
  const std::string identity =
      "<system.web><identity impersonate='true' userName='u' password='" + secret + "'/></system.web>";
  const std::string own = R"("appliesTo": "place", "values": { "secret": "system.web/identity/@password" },
      "when": [ { "value": "secret", "written": true } ], "at": [ { "value": "secret" } ])";
  const std::string told =
      "{ \"id\": \"own-rule\", \"summary\": \"A rule\", \"severity\": \"error\", \"help\": \"Look.\", " +
      own + ", \"message\": \"it is {secret}\" }";
  const std::string site = server(
      "<site name='shop' id='1'><application path='/'><virtualDirectory path='/' physicalPath='shop'/>"
      "</application><bindings><binding protocol='http' bindingInformation='*:80:'/></bindings></site>");
  const std::string above = site.substr(0, site.rfind("</configuration>")) +
                            "<!-- padding, so that places differ -->" + identity + "</configuration>";
  const Files alone{{"own/own-rule.json", told},
                    {"web.config", "<configuration>" + identity + "</configuration>"}};
  const Files inherited{
      {"own/own-rule.json", told},
      {"applicationHost.config", above},
      {"shop/web.config",
       "<configuration><system.web><identity impersonate='true'/></system.web></configuration>"}};
  const std::vector<std::string> web = {"web.config"}, both = {"applicationHost.config", "shop/web.config"};
  for (const auto& [files, named] : {std::pair(alone, web), std::pair(inherited, both)}) {
    for (const char* format : {"json", "text"}) {
      CAPTURE(named.back());
      CAPTURE(format);
      std::vector<std::string> words = {"check", "--rules-dir", "own", "--format", format};
      words.insert(words.end(), named.begin(), named.end());
      const auto report = tests::run(words, files);
      words.insert(words.end(), {"--trace-rule", "own-rule"});
      const auto trace = tests::run(words, files);
      CHECK(trace.out.find("system.web/identity/@password") != std::string::npos);
      CHECK(trace.out.find("***") != std::string::npos);
      for (const std::string& out : {report.out, report.err, trace.out, trace.err})
        CHECK(out.find(secret) == std::string::npos);
    }
  }
}
