// Many mistakes in one place: few findings, little room, and the fixes that go with them.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

Outcome check_flags(const std::string& value, const std::string& format = "json") {
  return run({"--format", format, "applicationHost.config"},
             {{"applicationHost.config",
               "<configuration><system.applicationHost><sites><siteDefaults><ftpServer><security>"
               "<sslClientCertificates validationFlags='" +
                   value +
                   "'/></security></ftpServer></siteDefaults></sites></system.applicationHost>"
                   "</configuration>"}});
}

std::string repeated(std::size_t times, const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i)
    result += text;
  return result;
}

/// With so many elements that nobody knows, and something behind them.
std::string default_documents(std::size_t unknown, const std::string& behind = {}) {
  return "<configuration><system.webServer><defaultDocument>" + repeated(unknown, "<x/>") +
         "</defaultDocument>" + behind + "</system.webServer></configuration>";
}

}  // namespace

TEST_CASE("a list of many wrong flags is told in few findings and little room") {
  const std::pair<std::string, std::string> cases[] = {
      {repeated(10'000, "noRevocationCheck,") + "x", "9981 more problems in this value are not shown"},
      {"NoRevocationCheck" + repeated(20'000, ", NoRevocationCheck"), "19980 more problems"},
      {"x" + repeated(20'000, ",x"), "19981 more problems"},
      {"x&amp;" + repeated(20'000, ",x"), "19981 more problems"},
      {repeated(5'000, "NoRevocationCheck,") + repeated(5'000, ","), "4980 more problems"},
  };
  for (const auto& [value, rest] : cases) {
    const Outcome outcome = check_flags(value);
    CAPTURE(outcome.out.substr(0, 5000));
    CHECK(count(outcome.out, "\"ruleId\"") >= 19);  // some have the same place and text
    CHECK(count(outcome.out, "\"ruleId\"") <= 21);  // a rule may speak too
    CHECK(outcome.out.find(rest) != std::string::npos);
    CHECK(outcome.out.size() < 200'000);
  }
}

TEST_CASE("an error among many repeated flags is told") {
  const std::string out =
      check_flags("CertNoUsageCheck" + repeated(100, ", CertNoUsageCheck") + ", nonsense").out;
  CHECK(count(out, "\"ruleId\": \"invalid-flags\"") == 1);
  CHECK(out.find("\"actual\": \"nonsense\"") != std::string::npos);
}

TEST_CASE("empty words of a flags value are one finding with one fix that drops repeated words") {
  const std::string out = check_flags("CertNoUsageCheck,,certNoUsageCheck,, ,").out;
  CHECK(count(out, "\"ruleId\": \"invalid-flags\"") == 1);
  CHECK(count(out, "\"newText\": \"CertNoUsageCheck\"") == 1);
}

TEST_CASE("a repeated flag is removed, whatever its letter case") {
  const std::string out = check_flags("CertNoUsageCheck, certnousagecheck").out;
  CHECK(count(out, "flags-duplicate") == 1);
  CHECK(count(out, "letter-case") == 0);
  CHECK(out.find("Remove the second occurrence") != std::string::npos);
}

TEST_CASE("pieces of a value with references are found where they stand") {
  const std::string text =
      check_flags("CertNo&#85;sageCheck, no&#78;sense, CertNo&#x55;sageCheck", "text").out;
  CAPTURE(text);
  CHECK(text.find("has no flag \"noNsense\"") != std::string::npos);
  CHECK(text.find(":1:144: error") != std::string::npos);
}

TEST_CASE("the hint about HTTP.sys is given for numbers that mean different flags there") {
  const std::string hint = "HTTP.sys uses these numbers for different flags";
  for (const char* number : {"1", "2", "3", "16"}) {
    CAPTURE(number);
    CHECK(check_flags(number).out.find(hint) == std::string::npos);
  }
  for (const char* number : {"4", "8", "5", "12", "65536", "65537"}) {
    CAPTURE(number);
    CHECK(count(check_flags(number).out, hint) == 1);
  }
}

TEST_CASE("a copy is removed only where nothing else of its name stands before it") {
  const auto fixes = [](const std::vector<std::string>& policies) {
    std::string elements;
    for (const std::string& policy : policies)
      elements += "<sslClientCertificates clientCertificatePolicy='" + policy + "'/>";
    return count(
        run({"--format", "json", "--select", "duplicate-element", "applicationHost.config"},
            {{"applicationHost.config",
              "<configuration><system.applicationHost><sites><siteDefaults><ftpServer><security>" + elements +
                  "</security></ftpServer></siteDefaults></sites></system.applicationHost>"
                  "</configuration>"}})
            .out,
        "Remove the duplicate");
  };
  CHECK(fixes({"CertRequire", "CertRequire", "CertRequire"}) == 2);
  CHECK(fixes({"CertRequire", "CertIgnore", "CertRequire"}) == 0);
  CHECK(fixes({"CertRequire", "CertRequire", "CertIgnore", "CertRequire"}) == 1);
}

TEST_CASE("many <configSections> behind other content are told in linear time") {
  std::string text = "<configuration>";
  for (int i = 0; i < 20'000; ++i)
    text += "<!-- -->";
  text += "<system.webServer/>";
  for (int i = 0; i < 1'000; ++i)
    text += "<configSections/>";
  const Outcome outcome = run({"--format", "json", "--select", "misplaced-element", "web.config"},
                              {{"web.config", text + "</configuration>"}});
  CHECK(count(outcome.out, "must be the first element") == 1'000);
  CHECK(run({"--format", "json", "--select", "misplaced-element", "web.config"},
            {{"web.config", "<configuration><configSections/><configSections/></configuration>"}})
            .status == 0);
}

TEST_CASE("an end tag too many is one finding, and so is a misspelt one") {
  const std::string site =
      "<site name='a' id='1'><application path='/'><virtualDirectory path='/' "
      "physicalPath='D:\\x'/></application>"
      "<bindings><binding protocol='http' bindingInformation='*:80:'/></bindings></site>\n";
  const std::string other = "<site name='b' id='2'/>\n";
  const auto said = [](const std::string& sites) {
    const std::string out =
        run({"--format", "json", "applicationHost.config"},
            {{"applicationHost.config", "<configuration><system.applicationHost><sites>" + sites +
                                            "</system.applicationHost></configuration>"}})
            .out;
    CAPTURE(out);
    CHECK(count(out, "\"ruleId\"") == 1);
    return out;
  };
  const std::string stray = "end tag '</site>' closes nothing", misspelt = "end tag 'site' does not match";
  CHECK(said(site + "</site>" + other + "</sites>").find(stray) != std::string::npos);
  CHECK(said(site + "</site></sites>").find(stray) != std::string::npos);
  CHECK(said(other + "</site>" + site + "</sites>").find(stray) != std::string::npos);
  CHECK(said(site + other + "</site>").find(misspelt) != std::string::npos);
  const std::string twice = run({"--format", "json", "applicationHost.config"},
                                {{"applicationHost.config",
                                  "<configuration><system.applicationHost><sites>" + site + "</site></site>" +
                                      other + "</sites></system.applicationHost></configuration>"}})
                                .out;
  CHECK(count(twice, "\"ruleId\"") == 2);
  CHECK(count(twice, stray) == 2);
}

TEST_CASE("of more mistakes than a report holds the rest is counted, and the file is checked in part") {
  const Outcome outcome = run({"--format", "json", "web.config"}, {{"web.config", default_documents(5'000)}});
  const std::size_t told = count(outcome.out, "\"ruleId\": \"unknown-element\"");
  CHECK(told > 2'000);
  CHECK(told < 3'000);
  CHECK(outcome.out.find(std::to_string(5'000 - told) + " further findings in this file are omitted") !=
        std::string::npos);
  CHECK(outcome.out.find("\"status\": \"partial\"") != std::string::npos);
  CHECK(outcome.status == 1);
}

TEST_CASE("mistakes that nobody wants to hear of are not missed when a report is full") {
  const Outcome silent = run({"--format", "json", "--ignore", "unknown-element", "web.config"},
                             {{"web.config", default_documents(5'000)}});
  CHECK(silent.status == 0);
  CHECK(silent.out.find("\"status\": \"checked\"") != std::string::npos);
  // What stands behind them was omitted: nothing says that it is right.
  const Outcome loud = run({"--format", "json", "--ignore", "unknown-element", "web.config"},
                           {{"web.config", default_documents(5'000, "<httpRedirect enabled='treu'/>")}});
  CHECK(loud.status == 1);
  CHECK(loud.out.find("1 further finding in this file is omitted") != std::string::npos);
}

TEST_CASE("what very many sites inherit is one finding, however small the file") {
  std::string sites;
  for (int i = 0; i < 3'000; ++i)
    sites +=
        "<site name='s" + std::to_string(i) + "' id='" + std::to_string(i + 1) +
        "'><application path='/'><virtualDirectory path='/' physicalPath='D:\\x'/></application><bindings>"
        "<binding protocol='ftp' bindingInformation='*:21:s" +
        std::to_string(i) + "'/></bindings></site>";
  const std::string text =
      "<configuration><system.applicationHost><sites>" + sites +
      "<siteDefaults><ftpServer><security><sslClientCertificates clientCertificatePolicy='CertRequire' "
      "validationFlags='NoRevocationCheck'/></security></ftpServer></siteDefaults></sites>"
      "</system.applicationHost></configuration>";
  for (const char* jobs : {"1", "2"}) {
    const Outcome outcome =
        run({"--format", "json", "--jobs", jobs, "--select",
             "ftp-clientcert-no-revocation-check,ftp-clientcert-no-server-cert", "applicationHost.config"},
            {{"applicationHost.config", text}});
    CHECK(count(outcome.out, "\"ruleId\": \"ftp-clientcert-no-revocation-check\"") == 1);
    CHECK(count(outcome.out, "\"s2999\"") >= 1);
    CHECK(outcome.out.find("omitted") == std::string::npos);
  }
}
