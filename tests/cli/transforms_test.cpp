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
