// The settings file: found upwards, and every mistake in it is an error.
#include <doctest/doctest.h>

#include "program.h"
#include "settings/settings.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kLocked =
    "<configuration><system.webServer><security><access "
    "sslFlags='Ssl'/></security></system.webServer></configuration>";

std::string host(const std::string& content) {
  return "<configuration><configSections><sectionGroup name='system.applicationHost'><section "
         "name='sites'/></sectionGroup>"
         "<sectionGroup name='system.webServer'><section name='handlers'/><sectionGroup "
         "name='security'><section "
         "name='access' overrideModeDefault='Deny'/></sectionGroup></sectionGroup></configSections>"
         "<system.applicationHost><sites><site name='a' id='1'><application path='/'><virtualDirectory "
         "path='/' "
         "physicalPath='C:\\web'/></application></site></sites></system.applicationHost>" +
         content + "</configuration>";
}

}  // namespace

TEST_CASE("a web.config named alone is checked below the server that the settings name") {
  const std::string settings =
      R"({"hierarchy": {"applicationHost": "conf/applicationHost.config", "folders": {"a": "site"}}})";
  const Outcome locked =
      run({"--format", "text", "site/sub/web.config"}, {{".iislint.json", settings},
                                                        {"conf/applicationHost.config", host("")},
                                                        {"site/sub/web.config", kLocked}});
  CHECK(locked.out.find("is locked in a parent configuration file") != std::string::npos);
  const std::string unlock =
      "<location path='a/sub' "
      "overrideMode='Allow'><system.webServer><security><access/></security></system.webServer>"
      "</location>";
  const Outcome open =
      run({"--format", "text", "site/sub/web.config"}, {{".iislint.json", settings},
                                                        {"conf/applicationHost.config", host(unlock)},
                                                        {"site/sub/web.config", kLocked}});
  CHECK(open.status == 0);
}

TEST_CASE("a mistake in the settings ends with 2 and says where it is") {
  const auto said = [](const std::string& settings) {
    const Outcome outcome =
        run({"--format", "text", "web.config"}, {{".iislint.json", settings}, {"web.config", kGood}});
    CHECK(outcome.status == 2);
    return outcome.out + outcome.err;
  };
  CHECK(said("{\n  \"hierarchy\": }").find(".iislint.json:2:16: this is not valid JSON") !=
        std::string::npos);
  CHECK(said(R"({"hierachy": {}})").find("did you mean 'hierarchy'?") != std::string::npos);
  CHECK(said(R"({"hierarchy": {"aplicationHost": "x"}})").find("did you mean 'applicationHost'?") !=
        std::string::npos);
  CHECK(said(R"({"hierarchy": {"folders": {"a": 1}}})").find("folders") != std::string::npos);
  CHECK(said(R"({"hierarchy": {"applicationHost": "missing.config"}})").find("missing.config") !=
        std::string::npos);
}

TEST_CASE("a server that the settings name and that is named twice is read once") {
  const std::string settings =
      R"({"hierarchy": {"applicationHost": "z/applicationHost.config", "folders": {"a": "a"}}})";
  const Outcome outcome =
      run({"--format", "text", "a/web.config", "z/applicationHost.config", "./z/applicationHost.config"},
          {{".iislint.json", settings},
           {"a/web.config", kLocked},
           {"z/applicationHost.config",
            host("<system.webServer><handlers acessPolicy='Read'/></system.webServer>")},
           {"./z/applicationHost.config", host("")}});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.find("z/applicationHost.config:1:") != std::string::npos);
  CHECK(outcome.out.find("is locked in a parent configuration file") != std::string::npos);
}

TEST_CASE("a large file that many settings files extend is not read without end") {
  Files files;
  std::vector<std::string> words = {"--format", "json"};
  std::string entries;
  const std::string reason(900, 'x');
  while (entries.size() < 900'000)
    entries += R"({"rules": ["letter-case"], "reason": ")" + reason + "\"},";
  entries.pop_back();
  files["base.json"] = R"({"suppressions": [)" + entries + "]}";
  for (int i = 0; i < 15; ++i) {
    const std::string folder = "d" + std::to_string(i) + "/";
    files[folder + ".iislint.json"] = R"({"extends": "../base.json"})";
    files[folder + "web.config"] = "<configuration/>";
    words.push_back(folder + "web.config");
  }
  const Outcome outcome = run(words, files);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("not read: more than 4 MB of settings were already read again") !=
        std::string::npos);
  CHECK(count(outcome.out, "\"code\": \"settings\"") > 0);
  CHECK(count(outcome.out, "\"code\": \"settings\"") < 12);
}

TEST_CASE("settings hold so many patterns only as can be matched with many files") {
  const auto with = [](std::size_t patterns) {
    std::string globs;
    for (std::size_t i = 0; i < patterns; ++i)
      globs += "\"d" + std::to_string(i) + "/**/*.config\",";
    globs.pop_back();
    return run({"--format", "json", "a/b/c/web.config"},
               {{"a/b/c/web.config", "<configuration/>"},
                {".iislint.json",
                 R"({"overrides": [{"files": [)" + globs + R"(], "rules": {"letter-case": "off"}}]})"}});
  };
  CHECK(with(1'000).status == 0);
  const Outcome outcome = with(10'000);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.find("more than 64 KB of patterns") != std::string::npos);
}

TEST_CASE("settings hold so many entries only as can be tried on many findings") {
  std::string entries;
  for (int i = 0; i < 4'100; ++i)
    entries += R"({"rules": ["letter-case"], "reason": "because"},)";
  entries.pop_back();
  const Outcome outcome =
      run({"--format", "json", "web.config"},
          {{"web.config", "<configuration/>"}, {".iislint.json", R"({"suppressions": [)" + entries + "]}"}});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.find("more than 4,000 overrides, suppressions and sites") != std::string::npos);
}
