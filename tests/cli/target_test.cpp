// The kind of server that files are for: --target and --installed, and the same in settings.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

std::string web(const std::string& sections) {
  return "<configuration><system.webServer>" + sections + "</system.webServer></configuration>";
}

/// What a run without options says of a web.config, and with these words.
std::string said_of(const std::string& text, std::vector<std::string> words,
                    const std::string& settings = "") {
  words.insert(words.begin(), {"check", "web.config", "--format", "concise"});
  Files files = {{"web.config", text}};
  if (!settings.empty()) files[".iislint.json"] = settings;
  const Outcome outcome = run(words, files);
  CHECK(outcome.status != 2);
  return outcome.out;
}

const std::string kRewrite =
    web("<rewrite><rules><rule name='a'><match url='a'/><action type='None'/></rule></rules></rewrite>");
const std::string kMime =
    web("<staticContent><mimeMap fileExtension='.woff2' mimeType='font/woff2'/></staticContent>");
const std::string kLocked =
    web("<security><authentication><anonymousAuthentication enabled='false'/></authentication></security>");

}  // namespace

TEST_CASE("what is installed need not be said again") {
  CHECK(has(said_of(kRewrite, {}), "available only where URL Rewrite is installed"));
  CHECK_FALSE(has(said_of(kRewrite, {"--installed", "url-rewrite,cors"}), "URL Rewrite"));
  CHECK(has(said_of(kRewrite, {"--installed", "cors"}), "URL Rewrite"));
  CHECK_FALSE(has(said_of(kRewrite, {"--target", "azure-app-service"}), "URL Rewrite"));
  CHECK_FALSE(has(said_of(kRewrite, {}, R"({ "installed": ["url-rewrite"] })"), "URL Rewrite"));
  CHECK_FALSE(has(said_of(kRewrite, {}, R"({ "target": "iis-express" })"), "URL Rewrite"));
}

TEST_CASE("the files of a server that lacks a module are believed, not the settings") {
  const Files files = {
      {"applicationHost.config",
       "<configuration><configSections><sectionGroup name='system.webServer'><section "
       "name='handlers'/><section name='staticContent'/>"
       "</sectionGroup><sectionGroup name='system.applicationHost'><section "
       "name='sites'/></sectionGroup></configSections>"
       "<system.applicationHost><sites><site name='a' id='1'><application path='/'><virtualDirectory "
       "path='/' "
       "physicalPath='C:\\a'/></application></site></sites></system.applicationHost></configuration>"},
      {"a/web.config", kRewrite},
      {".iislint.json",
       R"({ "installed": ["url-rewrite"], "hierarchy": { "applicationHost": "applicationHost.config",
                            "folders": { "a": "a" } } })"}};
  CHECK(has(run({"a/web.config", "--format", "concise"}, files).out, "URL Rewrite is not installed"));
}

TEST_CASE("collections hold what the target ships with") {
  CHECK(has(said_of(kMime, {}), "is already in the list that IIS ships with"));
  CHECK(has(said_of(kMime, {"--target", "iis-10-2016"}), "is already in the list that IIS ships with"));
  CHECK_FALSE(has(said_of(kMime, {"--target", "iis-8.5"}), "already in the list"));
  CHECK_FALSE(has(said_of(kMime, {}, R"({ "target": "iis-8.5" })"), "already in the list"));
  // The command line wins.
  CHECK(has(said_of(kMime, {"--target", "iis-10"}, R"({ "target": "iis-8.5" })"), "already in the list"));
}

TEST_CASE("what a parent web.config has cleared is not there any more") {
  const Files files = {
      {"web.config", web("<staticContent><clear/></staticContent>")},
      {"sub/web.config",
       web("<staticContent><mimeMap fileExtension='.svg' mimeType='image/svg+xml'/></staticContent>")}};
  CHECK_FALSE(has(run({".", "--format", "concise"}, files).out, "already"));
}

TEST_CASE("sections are locked as Windows Server declares them, but not on Azure App Service") {
  CHECK(has(said_of(kLocked, {"--target", "iis-10-2019"}), "is locked by default"));
  CHECK_FALSE(has(said_of(kLocked, {"--target", "azure-app-service"}), "locked"));
}

TEST_CASE("an attribute that came later is not known to the target") {
  const std::string text = web("<security><requestFiltering removeServerHeader='true'/></security>");
  CHECK_FALSE(has(said_of(text, {}), "removeServerHeader came with"));
  CHECK_FALSE(has(said_of(text, {"--target", "iis-10-2016"}), "removeServerHeader came with"));
  CHECK(has(said_of(text, {"--target", "iis-8.5"}),
            "removeServerHeader came with IIS 10.0; IIS 8.5 does not know it"));

  const Files files = {{"applicationHost.config",
                        "<configuration><system.applicationHost><sites><site name='a' id='1'><application "
                        "path='/'><virtualDirectory "
                        "path='/' physicalPath='D:\\a'/></application><bindings><binding protocol='https' "
                        "bindingInformation='*:443:'/>"
                        "</bindings><hsts enabled='true' "
                        "max-age='31536000'/></site></sites></system.applicationHost></configuration>"}};
  const auto said = [&](const std::string& target) {
    return run({"applicationHost.config", "--format", "concise", "--target", target}, files).out;
  };
  CHECK(has(said("iis-10-2016"),
            "max-age came with IIS 10.0 of Windows build 1709; IIS 10 on Windows Server 2016"));
  CHECK_FALSE(has(said("iis-10-2019"), "came with"));

  // What came with the very version is there.
  const std::string log =
      "<configuration><system.applicationHost><sites><siteDefaults><logFile "
      "logTargetW3C='File,ETW'/></siteDefaults>"
      "</sites></system.applicationHost></configuration>";
  CHECK_FALSE(has(run({"applicationHost.config", "--format", "concise", "--target", "iis-8.5"},
                      {{"applicationHost.config", log}})
                      .out,
                  "came with"));
}

TEST_CASE("a target or module that does not exist is an error") {
  const Files files = {{"web.config", kGood}};
  const Outcome target = run({"web.config", "--target", "iis-10-2018"}, files);
  CHECK(target.status == 2);
  CHECK(has(target.err, "there is no target 'iis-10-2018'; did you mean 'iis-10-2016'?"));
  const Outcome module = run({"web.config", "--installed", "rewrite-module"}, files);
  CHECK(module.status == 2);
  CHECK(has(module.err, "there is no module 'rewrite-module'"));
  Files with_settings = files;
  with_settings[".iislint.json"] = R"({ "target": "iis-11", "installed": ["arr"] })";
  const Outcome settings = run({"web.config"}, with_settings);
  CHECK(settings.status == 2);
  CHECK(has(settings.err, "'target'"));
  CHECK(has(settings.err, "'installed'"));
}

TEST_CASE("settings say what they make of the target") {
  const Files files = {{"web.config", kGood},
                       {".iislint.json", R"({ "target": "iis-10-2022", "installed": ["cors"] })"}};
  const std::string text = run({"settings", "web.config"}, files).out;
  CHECK(has(text, "iis-10-2022"));
  CHECK(has(text, "cors"));
}
