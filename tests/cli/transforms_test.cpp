// Which files are transforms: what IIS reads is judged as a whole, whatever namespaces it declares.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kNamespace = "http://schemas.microsoft.com/XML-Document-Transform";

/// Handlers twice under one name: refused in a file, and no matter in a piece of one.
std::string configuration(const std::string& declarations) {
  return "<configuration" + declarations +
         "><system.webServer><handlers><add name='a' path='*' verb='*'/>"
         "<add name='a' path='*' verb='*'/></handlers></system.webServer></configuration>";
}

Outcome check(const std::string& path, const std::string& text, std::vector<std::string> words = {}) {
  words.insert(words.end(), {"--format", "json", path});
  return run(words, Files{{path, text}});
}

bool is_judged_as_whole(const Outcome& outcome) {
  return outcome.status == 1 && has(outcome.out, "\"duplicate-collection-key\"");
}

}  // namespace

TEST_CASE("a file that IIS reads is no transform, whatever it declares") {
  for (const char* path : {"web.config", "Web.Config", "applicationHost.config", "intranet.web.config"}) {
    for (const std::string prefix : {"xdt", "t"}) {
      CAPTURE(path);
      const Outcome outcome = check(path, configuration(" xmlns:" + prefix + "='" + kNamespace + "'"));
      CHECK(is_judged_as_whole(outcome));
      CHECK(has(outcome.out, "\"transform-attributes-in-base\""));
      CHECK(has(outcome.out, "xmlns:" + prefix + " declares the namespace of transforms"));
    }
  }
  const std::string inside = "<configuration><system.web><compilation xdt:Transform='Remove' xmlns:xdt='" +
                             kNamespace + "'/></system.web></configuration>";
  CHECK(has(check("web.config", inside).out, "xdt:Transform is a transform instruction"));
  CHECK(is_judged_as_whole(check("settings.config", configuration(" xmlns:xdt='" + kNamespace + "'"))));
}

TEST_CASE("a transform has the name of one and the namespace") {
  for (const char* path : {"Web.Release.config", "web.release.CONFIG", "copy_of_Web.Test.config",
                           "applicationHost.xdt", "web.config.install.XDT", "App.Debug.config"}) {
    CAPTURE(path);
    const Outcome piece = check(path, configuration(" xmlns:xdt='" + kNamespace + "'"));
    CHECK(piece.status == 0);
    CHECK(!has(piece.out, "transform-attributes-in-base"));
    CHECK(is_judged_as_whole(check(path, configuration(" xmlns:xdt='urn:other'"))));
    CHECK(is_judged_as_whole(check(path, configuration(""))));
  }
  CHECK(check("web.config.transform", configuration("")).status == 0);
  CHECK(is_judged_as_whole(check("other.transform", configuration(""))));
}

TEST_CASE("the command line says what is a transform when names do not") {
  CHECK(check("staging.config", configuration(""), {"--kind", "transform"}).status == 0);
  CHECK(
      check("web.config", configuration(" xmlns:xdt='" + kNamespace + "'"), {"--kind", "Transform"}).status ==
      0);
  CHECK(is_judged_as_whole(
      check("Web.Release.config", configuration(" xmlns:xdt='" + kNamespace + "'"), {"--kind", "web"})));
  CHECK(has(check("staging.xml", "<other/>", {"--kind", "transform"}).out, "\"root-element-wrong\""));
}

TEST_CASE(
    "a wrong name is an error in what IIS reads, and a warning in a transform and in sections of .NET") {
  const auto levels = [](const std::string& path, const std::string& declarations) {
    const std::string out =
        check(path, "<configuration" + declarations +
                        "><system.web><compilation debg='true'/></system.web><system.webServer>"
                        "<httpErrors errorMod='Custom'/></system.webServer></configuration>")
            .out;
    CHECK(count(out, "\"ruleId\": \"unknown-attribute\"") == 2);
    return std::pair(count(out, "\"severity\": \"error\""), count(out, "\"severity\": \"warning\""));
  };
  using Levels = std::pair<std::size_t, std::size_t>;
  CHECK(levels("web.config", "") == Levels{1, 1});
  CHECK(levels("web.release.config", " xmlns:xdt='" + kNamespace + "'") == Levels{0, 2});
}

namespace {

const std::string kSecrets =
    "<connectionStrings><add name='shop' connectionString='Server=db.example.net;User ID=shop;"
    "Password=test-only-1' xdt:Transform='SetAttributes' xdt:Locator='Match(name)'/></connectionStrings>"
    "<appSettings><add key='Mail.ApiKey' value='test-only-0123456789' xdt:Transform='Insert'/></appSettings>"
    "<system.web><machineKey xdt:Transform='Replace' decryptionKey='"
    "746573742d6f6e6c7920646563727970'/></system.web>"
    "<system.webServer><aspNetCore processPath='dotnet'><environmentVariables>"
    "<environmentVariable name='DB_PASSWORD' value='test-only-2'/>"
    "</environmentVariables></aspNetCore></system.webServer>";

}  // namespace

TEST_CASE("secrets in a transform are found, and not shown") {
  const std::string text = "<configuration xmlns:xdt='" + kNamespace + "'>" + kSecrets + "</configuration>";
  const Outcome outcome = check("Web.Release.config", text);
  CHECK(outcome.status == 1);
  for (const char* rule : {"connection-string-password", "app-settings-secret", "aspnet-machine-key-static",
                           "environment-variable-secret"}) {
    CAPTURE(rule);
    CHECK(count(outcome.out, "\"ruleId\": \"" + std::string(rule) + "\"") == 1);
  }
  CHECK(count(outcome.out, "\"ruleId\"") == 4);
  CHECK(!has(outcome.out, "test-only"));
  CHECK(!has(outcome.out, "746573742d"));
}

TEST_CASE("what a transform puts in for a token is no secret, and a comment can suppress what is one") {
  const auto check_connection = [](const std::string& before, const std::string& password) {
    return check("Web.Release.config",
                 "<configuration xmlns:xdt='" + kNamespace + "'><connectionStrings>" + before +
                     "<add name='a' connectionString='Server=db.example.net;User ID=a;Password=" + password +
                     "' xdt:Transform='SetAttributes'/></connectionStrings></configuration>")
        .status;
  };
  CHECK(check_connection("", "#{Password}") == 0);
  CHECK(check_connection("", "test-only-1") == 1);
  CHECK(check_connection("<!-- iislint-ignore connection-string-password: a database for tests -->",
                         "test-only-1") == 0);
}

TEST_CASE("other rules are not asked about transforms, and one of a user's own is if it says so") {
  const auto findings = [](const std::string& words) {
    const std::string rule =
        "{\"summary\": \"s\", \"severity\": \"warning\", \"appliesTo\": \"appSettings/add\"," + words +
        "\"values\": {\"key\": \"@key\"}, \"when\": [{\"value\": \"key\", \"is\": [\"a\"]}], "
        "\"message\": \"m\"}";
    const std::string text = "<configuration xmlns:xdt='" + kNamespace +
                             "'><appSettings><add key='a' value='b' xdt:Transform='Insert'/></appSettings>"
                             "<system.web><pages enableViewStateMac='false'/></system.web></configuration>";
    const Outcome outcome = run({"--format", "json", "--rules-dir", "own", "Web.Test.config"},
                                Files{{"Web.Test.config", text}, {"own/own-rule.json", rule}});
    return count(outcome.out, "\"ruleId\"");
  };
  CHECK(findings("") == 0);
  CHECK(findings("\"transforms\": false,") == 0);
  CHECK(findings("\"transforms\": true,") == 1);
  CHECK(findings("\"transforms\": true, \"kinds\": [\"machine\"],") == 1);
}
