// iislint why as its users meet it, on the server of tests/hierarchy.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

Outcome why(const std::string& file, const std::string& where, const std::string& format = "text") {
  return run({"why", repository_path(file), where, "--format", format}, source::DiskReader());
}

const std::string kServer = "tests/hierarchy/whole-server/server/applicationHost.config";
const std::string kSite = "tests/hierarchy/whole-server/web/intranet/web.config";
const std::string kApplication = "tests/hierarchy/whole-server/web/intranet/app/web.config";
const std::string kDemo = "tests/demo/applicationHost.config";

}  // namespace

TEST_CASE(
    "why names the value in force, what it overrides, and the default, in the order in which they count") {
  const Outcome outcome = why(kServer, "Intranet/App:windowsAuthentication/@enabled");
  REQUIRE(outcome.status == 0);
  const std::size_t own = outcome.out.find("app/web.config:25:"),
                    above = outcome.out.find("intranet/web.config:31:"),
                    server = outcome.out.find("applicationHost.config:75:"),
                    fallback = outcome.out.find("default");
  CHECK(own != std::string::npos);
  CHECK(own < above);
  CHECK(above < server);
  CHECK(server < fallback);
  CHECK(has(outcome.out, "in force   \"true\""));
  CHECK(has(outcome.out, "overrideMode=\"Allow\""));
}

TEST_CASE("why starts from a web.config too, with the files above it") {
  const Outcome outcome = why(kApplication, "httpErrors/@defaultPath");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "refused    \"/errors\""));
  CHECK(has(outcome.out, "intranet/web.config:12:"));
  CHECK(has(outcome.out, "lockAttributes=\"defaultPath\""));
  CHECK(has(why(kSite, "App:windowsAuthentication/@enabled").out, "applicationHost.config:75:"));
}

TEST_CASE("why does not take a value for one in force that a lock further up forbids") {
  const std::string server =
      "<configuration><configSections><sectionGroup name='system.applicationHost'><section name='sites'/>"
      "</sectionGroup><sectionGroup name='system.webServer'><section name='httpErrors' "
      "overrideModeDefault='Deny'/><section name='urlCompression'/></sectionGroup></configSections>"
      "<system.applicationHost><sites><site name='a' id='1'><application path='/'><virtualDirectory path='/' "
      "physicalPath='C:\\web'/></application></site></sites></system.applicationHost><system.webServer>"
      "<urlCompression lockAttributes='doStaticCompression'/></system.webServer></configuration>";
  const Files files = {
      {".iislint.json",
       R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "s"}}})"},
      {"applicationHost.config", server},
      {"s/web.config",
       "<configuration><system.webServer><httpErrors errorMode='Detailed'/><urlCompression "
       "doStaticCompression='false' doDynamicCompression='false'/></system.webServer></configuration>"}};
  const auto said = [&](const std::string& setting, const std::string& format) {
    return run({"why", "s/web.config", setting, "--format", format}, files).out;
  };
  const std::string refused = "written here, but locked: IIS refuses the file (HTTP error 500.19)";
  for (const std::string setting : {"httpErrors/@errorMode", "urlCompression/@doStaticCompression"}) {
    const std::string out = said(setting, "text");
    CAPTURE(out);
    CHECK(has(out, "refused    \""));
    CHECK(has(out, refused));
    CHECK(!has(out, "in force"));
    CHECK(has(said(setting, "json"), "\"origin\": \"unknown\""));
  }
  CHECK(has(said("urlCompression/@doDynamicCompression", "text"), "in force   \"false\""));
}

TEST_CASE("why knows siteDefaults and entries of collections") {
  const Outcome outcome = why(kDemo, "partners:sslClientCertificates/@clientCertificatePolicy");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "site[@name='partners']"));
  const Outcome pool = why(
      kServer, "system.applicationHost/applicationPools/add[@name='closed']/@enableConfigurationOverride");
  CHECK(has(pool.out, "in force   \"false\""));
  CHECK(has(pool.out, "locked: child configuration files cannot set the section"));
  CHECK(has(why(kServer, "Intranet:staticContent/@isDocFooterFileName").out, "in force"));
}

TEST_CASE("why prints the same as JSON") {
  const Outcome outcome = why(kServer, "Intranet/App:windowsAuthentication/@enabled", "json");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "\"origin\": \"written\""));
  CHECK(has(outcome.out, "\"value\": \"true\""));
  CHECK(has(outcome.out, "\"default\": \"false\""));
  CHECK(has(why(kServer, "webSocket/@enabled", "json").out, "\"origin\": \"default\""));
}

TEST_CASE("what means nothing is answered with what may be meant, and exit status 2") {
  const Outcome site = why(kServer, "Intrnet:httpErrors/@errorMode");
  CHECK(site.status == 2);
  CHECK(has(site.err, "did you mean 'Intranet'?"));
  const Outcome name = why(kServer, "httpErrors/@errorMod");
  CHECK(name.status == 2);
  CHECK(has(name.err, "did you mean errorMode?"));
  const Outcome many = why(kServer, "@enabled");
  CHECK(many.status == 2);
  CHECK(has(many.err, "may mean"));
  CHECK(why("tests/hierarchy/nothing.config", "@enabled").status == 2);
}

TEST_CASE("why passes over files without a root element") {
  const std::string server =
      "<configuration><system.applicationHost><sites><site name='a' id='1'/></sites></system.applicationHost>"
      "<system.webServer><httpErrors errorMode='Detailed'/></system.webServer></configuration>";
  for (const char* text : {"", " ", "<!-- x -->", "text"}) {
    const Files files = {
        {".iislint.json",
         R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "s", "a/b": "s/b"}}})"},
        {"applicationHost.config", server},
        {"s/web.config", text},
        {"s/b/web.config", text}};
    CAPTURE(text);
    const Outcome outcome = run({"why", "applicationHost.config", "a/b:httpErrors/@errorMode"}, files);
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "\"Detailed\""));
  }
}
