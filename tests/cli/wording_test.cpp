// What findings say: of names of another world, of times, of misplaced elements.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

/// What the text report says of a site with this in its <ftpServer>.
std::string said_of_ftp(const std::string& content) {
  return run({"--format", "text", "applicationHost.config"},
             {{"applicationHost.config",
               "<configuration><system.applicationHost><sites><site name='a' id='1'><ftpServer>" + content +
                   "</ftpServer></site></sites></system.applicationHost></configuration>"}})
      .out;
}

}  // namespace

TEST_CASE("a time with a unit or with parts too large is shown as it should be written") {
  const auto said = [](const std::string& time) {
    return run({"--format", "text", "applicationHost.config"},
               {{"applicationHost.config",
                 "<configuration><system.ftpServer><security><authentication><denyByFailure "
                 "entryExpiration='" +
                     time + "'/></authentication></security></system.ftpServer></configuration>"}})
        .out;
  };
  for (const auto& [written, meant] : std::map<std::string, std::string>{{"1m", "00:01:00"},
                                                                         {"90 sec", "00:01:30"},
                                                                         {"2 Days", "2.00:00:00"},
                                                                         {"30000ms", "00:00:30"},
                                                                         {"00:75:00", "01:15:00"},
                                                                         {"0:0:3600", "01:00:00"}}) {
    CAPTURE(written);
    CHECK(said(written).find("; " + written + " is written " + meant) != std::string::npos);
  }
  for (const std::string written : {"soon", "1 fortnight", "1500ms", "m", "1:2:3:4:5"}) {
    CAPTURE(written);
    CHECK(said(written).find(" is written ") == std::string::npos);
    CHECK(said(written).find("invalid-timespan") != std::string::npos);
  }
}

TEST_CASE("an element of web sites is answered with what FTP has, never with anonymous logon") {
  const auto said = [](const std::string& name) {
    return said_of_ftp("<security><authentication><" + name +
                       " enabled='true'/></authentication></security>");
  };
  for (const std::string name :
       {"windowsAuthentication", "digestAuthentication", "clientCertificateMappingAuthentication",
        "iisClientCertificateMappingAuthentication", "formsAuthentication", "federatedAuthentication"}) {
    const std::string out = said(name);
    CAPTURE(out);
    CHECK(has(out, "unknown-element"));
    CHECK(!has(out, "did you mean"));
    CHECK(!has(out.substr(0, out.find("[unknown-element]")), "anonymous"));
  }
  CHECK(has(said("windowsAuthentication"),
            "basicAuthentication (Windows account and password) or clientCertAuthentication (certificate)"));
  CHECK(!has(said("windowsAuthentication"), "expected"));
  CHECK(has(said("iisClientCertificateMappingAuthentication"), "for FTP use clientCertAuthentication"));
  for (const auto& [written, meant] :
       std::map<std::string, std::string>{{"bsicAuthentication", "basicAuthentication"},
                                          {"basicAuthenticaton", "basicAuthentication"},
                                          {"annonymousAuthentication", "anonymousAuthentication"},
                                          {"clientCertAuthentification", "clientCertAuthentication"}}) {
    CAPTURE(written);
    CHECK(has(said(written), "did you mean <" + meant + ">?"));
  }
  CHECK(has(said("BasicAuthentication"), "the correct letter case is <basicAuthentication>"));
}

TEST_CASE("attributes and words of web sites are answered with those of FTP") {
  const std::pair<std::string, std::string> cases[] = {
      {"<ssl sslFlags='Ssl'/>", "it is an attribute of <access> for web sites"},
      {"<ssl certHash='00'/>", "for FTP use serverCertHash"},
      {"<ssl certificateHash='00'/>", "for FTP use serverCertHash"},
      {"<ssl certificateStoreName='MY'/>", "for FTP use serverCertStoreName"},
      {"<ssl controlChannelPolicy='Require'/>", "did you mean \"SslRequire\"?"},
      {"<ssl dataChannelPolicy='Deny'/>", "did you mean \"SslDeny\"?"},
      {"<sslClientCertificates verifyClientCertificateRevocation='true'/>", "HTTP.sys bindings"},
      {"<sslClientCertificates useADMapping='true'/>", "the attribute is called useActiveDirectoryMapping"},
      {"<sslClientCertificates useActiveDirectory='true'/>",
       "the attribute is called useActiveDirectoryMapping"}};
  for (const auto& [content, message] : cases) {
    const std::string out = said_of_ftp("<security>" + content + "</security>");
    CAPTURE(out);
    CHECK(has(out, message));
  }
}

TEST_CASE("what is expected stands under every finding, help once") {
  const std::string out =
      run({"--format", "text", "applicationHost.config"},
          {{"applicationHost.config",
            "<configuration><system.ftpServer><firewallSupport lowDataChannelPort='80000' "
            "highDataChannelPort='70000'/></system.ftpServer></configuration>"}})
          .out;
  CAPTURE(out);
  CHECK(count(out, "[value-out-of-range]") == 2);
  CHECK(count(out, "= expected: a whole number from 0 to 65535") == 2);
  CHECK(count(out, "= help: ") == 1);
}

TEST_CASE("a time in doubt is answered with the ways to write it") {
  const auto check = [](const std::string& time, const std::string& format) {
    return run({"--format", format, "applicationHost.config"},
               {{"applicationHost.config",
                 "<configuration><system.applicationHost><sites><site name='a' id='1'><ftpServer><security>"
                 "<sslClientCertificates revocationUrlRetrievalTimeout='" +
                     time +
                     "'/></security></ftpServer></site></sites></system.applicationHost></configuration>"}})
        .out;
  };
  struct Case {
    std::string written, message, expected;
  };
  const Case cases[] = {{"60", "reads as 60 days; 60 seconds are written 00:01:00 [", "00:01:00"},
                        {"1", "reads as 1 day; 1 second is written 00:00:01 [", "00:00:01"},
                        {"0", "is the bare number 0; write 00:00:00 [", "00:00:00"},
                        {"-5", "is the bare number -5, which has no unit here [", "hh:mm:ss or d.hh:mm:ss"},
                        {"9999999999", "which has no unit here [", "hh:mm:ss or d.hh:mm:ss"},
                        {"10000000", "10000000 seconds are written 115.17:46:40 [", "115.17:46:40"},
                        {"1:30", ": hours and minutes are written 01:30:00, minutes and seconds 00:01:30 [",
                         "01:30:00 or 00:01:30"},
                        {"0:0", "; write 00:00:00 [", "00:00:00"},
                        {"1:02:03:04", ": days are separated by a dot: 1.02:03:04 [", "1.02:03:04"},
                        {"90s", "; 90s is written 00:01:30 [", "00:01:30"},
                        {"soon", "it is not a valid time span [", "hh:mm:ss or d.hh:mm:ss"}};
  for (const auto& [written, message, expected] : cases) {
    CAPTURE(written);
    const std::string out = check(written, "text");
    CAPTURE(out);
    CHECK(has(out, message));
    CHECK(!has(out, "so these are warnings"));
    CHECK(has(check(written, "json"), "\"expected\": \"" + expected + "\""));
  }
}

TEST_CASE("a misplaced element is told where it stands and where to go, by path when the names are equal") {
  const std::string home =
      "it belongs in system.applicationHost/sites/site/ftpServer/security (or the same below siteDefaults) [";
  const auto said = [](const std::string& content) {
    return run({"--format", "text", "applicationHost.config"},
               {{"applicationHost.config", "<configuration>" + content + "</configuration>"}})
        .out;
  };
  const std::string stray =
      "<system.ftpServer><security><sslClientCertificates/></security></system.ftpServer>";
  for (const std::string& content : {stray, "<location path='a'>" + stray + "</location>"}) {
    const std::string out = said(content);
    CAPTURE(out);
    CHECK(has(out, "<sslClientCertificates> is not allowed in system.ftpServer/security; " + home));
    CHECK(!has(out, "= expected"));
  }
  CHECK(has(said_of_ftp("<security><ssl><sslClientCertificates/></ssl></security>"),
            "is not allowed in <ssl>; " + home));
  const std::string down = said_of_ftp("<ssl/>");
  CAPTURE(down);
  CHECK(has(down, "<ssl> is not allowed in <ftpServer>; move it one level down, into <security> ["));
  CHECK(has(down, "= expected: system.applicationHost/sites/site/ftpServer/security\n"));
  CHECK(has(said("<system.webServer><security><sslClientCertificates/></security></system.webServer>"),
            "is not allowed in system.webServer/security; " + home));
  CHECK(has(said("<sites/>"), "it belongs in system.applicationHost ["));
}

TEST_CASE("what IIS shows is printed with its number, once for each text") {
  const std::string out = said_of_ftp("<security><ssl sslFlag='1'/><authentication sslFlag='1'/></security>");
  CAPTURE(out);
  const std::string shown = "= IIS shows: Unrecognized attribute 'sslFlag' (HTTP error 500.19, HRESULT";
  CHECK(has(out, shown));
  CHECK(out.find(shown) == out.rfind(shown));
  CHECK(has(said_of_ftp("<security><ssl/><ssl/></security>"), "duplicate-element"));
  CHECK(!has(said_of_ftp("<security><ssl/><ssl/></security>"), "IIS shows"));
}
