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
    CHECK(!has(piece.out, "duplicate-collection-key"));
    CHECK(count(piece.out, "\"transform-without-effect\"") == 1);
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
      !has(check("web.config", configuration(" xmlns:xdt='" + kNamespace + "'"), {"--kind", "Transform"}).out,
           "duplicate-collection-key"));
  CHECK(is_judged_as_whole(
      check("Web.Release.config", configuration(" xmlns:xdt='" + kNamespace + "'"), {"--kind", "web"})));
  CHECK(has(check("staging.xml", "<other/>", {"--kind", "transform"}).out, "\"root-element-wrong\""));
}

TEST_CASE(
    "a wrong name is an error in what IIS reads, and a warning in a transform and in sections of .NET") {
  const auto levels = [](const std::string& path, const std::string& declarations) {
    const std::string out =
        check(path, "<configuration" + declarations + "><system.web><compilation debg='true'" +
                        (declarations.empty() ? "" : " xdt:Transform='SetAttributes'") +
                        "/></system.web><system.webServer><httpErrors errorMod='Custom'" +
                        (declarations.empty() ? "" : " xdt:Transform='SetAttributes'") +
                        "/></system.webServer></configuration>")
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
    "<system.webServer><aspNetCore processPath='dotnet' xdt:Transform='Replace'><environmentVariables>"
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
                             "<system.web><pages enableViewStateMac='false' xdt:Transform='SetAttributes'/>"
                             "</system.web></configuration>";
    const Outcome outcome = run({"--format", "json", "--rules-dir", "own", "Web.Test.config"},
                                Files{{"Web.Test.config", text}, {"own/own-rule.json", rule}});
    return count(outcome.out, "\"ruleId\"");
  };
  CHECK(findings("") == 0);
  CHECK(findings("\"transforms\": false,") == 0);
  CHECK(findings("\"transforms\": true,") == 1);
  CHECK(findings("\"transforms\": true, \"kinds\": [\"machine\"],") == 1);
}

namespace {

std::string transform(const std::string& content) {
  return "<configuration xmlns:xdt='" + kNamespace + "'>" + content + "</configuration>";
}

const std::string kMimeTypes =
    "<configuration><system.webServer><staticContent><mimeMap fileExtension='.example' "
    "mimeType='text/plain'/>"
    "</staticContent></system.webServer></configuration>";

const std::string kOneMoreMimeType = transform(
    "<system.webServer><staticContent><mimeMap fileExtension='.example' mimeType='text/html' "
    "xdt:Transform='Insert'/></staticContent></system.webServer>");

}  // namespace

TEST_CASE("what is wrong only after the transform is told in the transform, and points to the base") {
  const Files files = {{"site/web.config", kMimeTypes}, {"site/Web.Release.config", kOneMoreMimeType}};
  const Outcome outcome = run({"--format", "json", "site"}, files);
  CHECK(outcome.status == 1);
  CHECK(count(outcome.out, "\"ruleId\"") == 1);
  CHECK(has(outcome.out, "\"duplicate-collection-key\""));
  CHECK(has(outcome.out, "\"severity\": \"error\""));
  CHECK(has(outcome.out, "after Web.Release.config is applied: "));
  // The base need not be checked itself, and its name has any letter case.
  const Outcome alone =
      run({"--format", "json", "site/Web.Release.config"},
          Files{{"site/WEB.config", kMimeTypes}, {"site/Web.Release.config", kOneMoreMimeType}});
  CHECK(has(alone.out, "\"duplicate-collection-key\""));
  // A name with more words may come after another transform, and a folder without a base says nothing.
  CHECK(run({"site/Web.Release.Azure.config"},
            Files{{"site/web.config", kMimeTypes}, {"site/Web.Release.Azure.config", kOneMoreMimeType}})
            .status == 0);
  CHECK(run({"site/Web.Release.config"}, Files{{"site/Web.Release.config", kOneMoreMimeType}}).status == 0);
  CHECK(run({"site/x.xdt"}, Files{{"site/x.config", kMimeTypes}, {"site/x.xdt", kOneMoreMimeType}}).status ==
        0);
}

TEST_CASE("what is wrong in the base is told there, and not again for each transform") {
  const std::string base =
      "<configuration><system.webServer><staticContent><mimeMap fileExtension='.a' mimeType='text/plain'/>"
      "<mimeMap fileExtension='.a' "
      "mimeType='text/plain'/></staticContent></system.webServer></configuration>";
  const std::string harmless = transform(
      "<system.webServer><staticContent><mimeMap fileExtension='.b' mimeType='text/plain' "
      "xdt:Transform='Insert'/></staticContent></system.webServer>");
  const Outcome outcome = run({"--format", "json", "site"}, Files{{"site/web.config", base},
                                                                  {"site/Web.Release.config", harmless},
                                                                  {"site/Web.Test.config", harmless}});
  CHECK(count(outcome.out, "\"duplicate-collection-key\"") == 1);
  CHECK(count(outcome.out, "\"ruleId\"") == 1);
}

TEST_CASE("a comment in the transform silences what is found in its result") {
  std::string silenced = kOneMoreMimeType;
  silenced.insert(silenced.find("<mimeMap"), "<!-- iislint-ignore duplicate-collection-key: tried -->");
  CHECK(run({"site/Web.Release.config"},
            Files{{"site/web.config", kMimeTypes}, {"site/Web.Release.config", silenced}})
            .status == 0);
}

TEST_CASE("a locator that selects nothing is a warning, and an info where something goes anyway") {
  const auto level = [](const std::string& word) {
    const std::string text = transform(
        "<system.webServer><staticContent><mimeMap fileExtension='.Example' "
        "mimeType='text/html' xdt:Transform='" +
        word + "' xdt:Locator='Match(fileExtension)'/></staticContent></system.webServer>");
    const std::string out = run({"--format", "json", "site/Web.Test.config"},
                                Files{{"site/web.config", kMimeTypes}, {"site/Web.Test.config", text}})
                                .out;
    CHECK(count(out, "\"transform-target-missing\"") == 1);
    CHECK(has(out, "did you mean '.example'?"));
    return has(out, "\"warning\"") ? "warning" : has(out, "\"info\"") ? "info" : "error";
  };
  CHECK(level("SetAttributes") == std::string("warning"));
  CHECK(level("Replace") == std::string("warning"));
  CHECK(level("Remove") == std::string("info"));
}

TEST_CASE("values of secrets are not shown by what is said of the result") {
  const std::string base =
      "<configuration><connectionStrings><add name='a' connectionString='Server=x;Password=test-only-1'/>"
      "</connectionStrings></configuration>";
  const std::string text = transform(
      "<connectionStrings><add name='a' connectionString='Server=x;Password=test-only-2' "
      "xdt:Transform='Insert'/><add connectionString='Server=y;Password=test-only-3' "
      "xdt:Transform='Remove' xdt:Locator='Match(connectionString)'/></connectionStrings>");
  const Outcome outcome =
      run({"--format", "json", "site"}, Files{{"site/web.config", base}, {"site/Web.Test.config", text}});
  CHECK(has(outcome.out, "transform-target-missing"));
  CHECK(!has(outcome.out, "test-only"));
}

TEST_CASE("a transform that takes too many steps is not compared with its base, and says so") {
  std::string entries, instructions;
  for (int i = 0; i < 3000; ++i) {
    entries += "<add key='k" + std::to_string(i) + "' value='v'/>";
    instructions +=
        "<add value='w' xdt:Transform='SetAttributes(value)' xdt:Locator=\"Condition(//add[@key='x'])\"/>";
  }
  const Outcome outcome = run(
      {"--format", "json", "site/Web.Test.config"},
      Files{{"site/web.config", "<configuration><appSettings>" + entries + "</appSettings></configuration>"},
            {"site/Web.Test.config", transform("<appSettings>" + instructions + "</appSettings>")}});
  CHECK(count(outcome.out, "\"limit-exceeded\"") == 1);
  CHECK(has(outcome.out, "takes too many steps"));
}
