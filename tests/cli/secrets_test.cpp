// Secrets are never printed: in no format, excerpt, message or edit, wherever they stand.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

TEST_CASE("secrets are never printed") {
  const std::string text =
      "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
      "<virtualDirectory path='/' password='test-only-secret' logonMethod='x'/></application></site></sites>"
      "</system.applicationHost></configuration>";
  for (const std::string& format : formats_of_findings()) {
    const Outcome outcome =
        run({"--format", format, "applicationHost.config"}, Files{{"applicationHost.config", text}});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.find("invalid-enum") != std::string::npos);
    CHECK(outcome.out.find("test-only-secret") == std::string::npos);
  }
}

TEST_CASE("secrets are known by name, however broken the place they stand in") {
  const auto pool = [](const std::string& attributes) {
    return "<configuration><system.applicationHost><applicationPools><add name='p' "
           "autostart='x'><processModel " +
           attributes + " x='&'/></add></applicationPools></system.applicationHost></configuration>";
  };
  const auto directory = [](const std::string& attributes) {
    return "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
           "<virtualDirectory path='/' logonMethod='x' " +
           attributes + "/></application></site></sites></system.applicationHost></configuration>";
  };
  const auto web = [](const std::string& content) {
    return "<configuration>" + content + "</configuration>";
  };
  const std::string cases[] = {
      pool("password='hunter2'"),
      pool("pasword='hunter2'"),
      directory("pasword='hunter2'"),
      directory("Password='hunter2'"),
      directory("PASSWORD=hunter2"),
      directory("password=hunter2\""),
      directory("password=\xE2\x80\x9Chunter2\xE2\x80\x9D"),
      directory("password='x'hunter2'"),
      directory("password='x' hunter2'"),
      directory("password='x&hunter2;'"),
      directory("password='hunter2 userName='x'"),
      directory("userPassword='hunter2'"),
      directory("physicalPath='x password=\"hunter2\" y=''"),
      web("<system.web><identity impersonate='x' password='hunter2'/>text</system.web><nowhere/>"),
      web("<nowhere password='hunter2'/>"),
      web("<system.webServer><sites/><nothing><x y='1' "
          "password='hunter2'/></nothing></system.webServer>text"),
      web("<connectionStrings><add connectionString=\"Server=x;Password=hunter2&er\" name='n'/>"
          "</connectionStrings>"),
      web("<connectionStrings><add conectionString=\"Password=hunter2&er\" name='n'/></connectionStrings>"),
      web("<connectionStrings><add name='n' value=\"Password=hunter2&er\"/></connectionStrings>"),
      web("<appSettings><add key='k' value='hunter2&er'/></appSettings>"),
      web("<appsetting><ad key='k' vlaue='hunter2&er'/></appsetting>"),
      web("<system.web><machineKey validationKey='hunter2&er' decryptionKey='hunter2&er'/></system.web>"),
      web("<system.web><sessionState sqlConnectionString='hunter2' x='&'/></system.web>"),
      "<wrong password='hunter2'/>",
      "<wrong password='hunter2' x='&'/>",
      "<configuration password='hunter2'/>",
      "<configuration password='hunter2",
  };
  for (const std::string& text : cases) {
    for (const std::string& format : formats_of_findings()) {
      CAPTURE(text);
      const Outcome outcome =
          run({"--format", format, "applicationHost.config"}, Files{{"applicationHost.config", text}});
      CAPTURE(outcome.out);
      CHECK(outcome.status == 1);
      CHECK(outcome.out.find("hunter2") == std::string::npos);
    }
  }
}

TEST_CASE("what only looks like the name of a secret is shown") {
  const auto shown = [](const std::string& content) {
    return run({"--format", "text", "web.config"},
               {{"web.config", "<configuration>" + content + "</configuration>"}})
        .out;
  };
  CHECK(
      shown("<system.ftpServer>\n<sslClientCertificates validationFlag='NoUsageCheck'/>\n</system.ftpServer>")
          .find("NoUsageCheck") != std::string::npos);
  CHECK(shown("<system.web><machineKey validation='SHA1' x='&'/></system.web>").find("SHA1") !=
        std::string::npos);
  CHECK(shown("<appSettings><add key='visible' value='hidden&'/></appSettings>").find("visible") !=
        std::string::npos);
  CHECK(shown("<connectionStrings><add name='visible' connectionString='hidden' x='&'/></connectionStrings>")
            .find("visible") != std::string::npos);
  // Everything that follows a whole secret in a broken tag.
  CHECK(shown("<system.web><identity password='hidden' impersonate=true/></system.web>")
            .find("impersonate=true") != std::string::npos);
}

TEST_CASE("a value without quotes is told by the name of its attribute") {
  const auto said = [](const std::string& written) {
    return run({"--format", "json", "web.config"},
               {{"web.config", "<configuration><nowhere x=" + written + "/></configuration>"}})
        .out;
  };
  const auto holds = [](const std::string& out, const std::string& what) {
    CAPTURE(out);
    CHECK(count(out, "\"xml-syntax\"") == 1);
    CHECK(out.find("the value of attribute 'x' " + what) != std::string::npos);
    CHECK(out.find("CertAllow") == std::string::npos);
  };
  holds(said("CertAllow"), "must be in quotes");
  holds(said("CertAllow\""), "has no opening quote");
  holds(said("CertAllow'"), "has no opening quote");
  for (const std::string quote :
       {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99"})
    holds(said(quote + "CertAllow" + quote), "is in typographic quotes; XML requires straight quotes");
}
