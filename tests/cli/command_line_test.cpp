// The program as its users meet it: output, exit status, and what happens with bad input.
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/commands.h"
#include "repository.h"

using namespace iislint;

namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome run(std::vector<std::string> words, const source::FileReader& files, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  cli::World world{files, in, out, err, {}};
  const int status = cli::run(std::move(words), world);
  return {status, out.str(), err.str()};
}

using Files = std::map<std::string, std::string>;

Outcome run(std::vector<std::string> words, Files files, const std::string& input = "") {
  return run(std::move(words), source::MemoryReader(std::move(files)), input);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++n;
  return n;
}

const std::string kGood = "<configuration><system.webServer/></configuration>";
const std::string kBad =
    "<configuration><system.ftpServer><log logInUTF8='maybe'/></system.ftpServer></configuration>";

/// A folder that goes away again.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/iislint-test-XXXXXX";
    path = mkdtemp(name);
  }
  ~Folder() {
    chmod((path + "/closed").c_str(), 0700);
    fs::remove_all(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path + "/" + name) << text;
  }
  std::string path;
};

}  // namespace

TEST_CASE("exit status says whether there are findings") {
  CHECK(run({"web.config"}, Files{{"web.config", kGood}}).status == 0);
  CHECK(run({"applicationHost.config"}, Files{{"applicationHost.config", kBad}}).status == 1);
  CHECK(
      run({"--fail-on", "never", "applicationHost.config"}, Files{{"applicationHost.config", kBad}}).status ==
      0);
  const std::string warning = "<configuration>text</configuration>";
  CHECK(run({"web.config"}, Files{{"web.config", warning}}).status == 1);
  CHECK(run({"--fail-on", "error", "web.config"}, Files{{"web.config", warning}}).status == 0);
  CHECK(run({"--fail-on=info", "web.config"}, Files{{"web.config", kGood}}).status == 0);
}

TEST_CASE("the first word alone may name a command") {
  CHECK(run({"check", "web.config"}, Files{{"web.config", kGood}}).status == 0);
  CHECK(run({"check", "check"}, Files{{"check", kGood}}).status == 0);
  const Outcome rules = run({"rules", "--format", "json"}, Files{});
  CHECK(rules.status == 0);
  CHECK(count(rules.out, "\"id\": \"ftp-clientcert-") == 33);
  CHECK(rules.out.rfind("{\n  \"rules\": [", 0) == 0);
  CHECK(run({"--version"}, Files{}).out == "iislint 0.1.0\n");
  const Outcome help = run({"--help"}, Files{});
  CHECK(help.status == 0);
  CHECK(help.out.find("--fail-on") != std::string::npos);
}

TEST_CASE("wrong usage is said on standard error and ends with 2") {
  const Files files{{"web.config", kGood}};
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"--select", "ftp-clientcert-no-revocation-chek", "web.config"},
       "did you mean 'ftp-clientcert-no-revocation-check'"},
      {{"--ignore", "nothing-like-it", "web.config"}, "there is no rule 'nothing-like-it'"},
      {{"--severity", "invalid-enum", "web.config"}, "ID=LEVEL"},
      {{"--severity", "invalid-enum=fatal", "web.config"}, "ID=LEVEL"},
      {{"--format", "yaml", "web.config"}, "there is no format 'yaml'"},
      {{"--fail-on", "doom", "web.config"}, "--fail-on"},
      {{"--kind", "sharepoint", "web.config"}, "there is no kind"},
      {{"--output", "json", "web.config"}, "FORMAT=FILE"},
      {{"--frobnicate"}, "--frobnicate"},
  };
  for (const auto& [words, message] : cases) {
    const Outcome outcome = run(words, files);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err.find(message) != std::string::npos);
  }
}

TEST_CASE("a file that cannot be read does not hide the others") {
  const Outcome outcome = run({"--format", "json", "missing.config", "applicationHost.config"},
                              Files{{"applicationHost.config", kBad}});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.find("\"path\": \"missing.config\", \"code\": \"unreadable-file\"") != std::string::npos);
  CHECK(outcome.out.find("\"path\": \"missing.config\", \"kind\": \"web\", \"status\": \"failed\"") !=
        std::string::npos);
  CHECK(count(outcome.out, "\"ruleId\": \"invalid-bool\"") == 1);
}

TEST_CASE("directories are walked for the four names in any letter case") {
  const Outcome outcome = run({"--format", "json", "conf"}, Files{{"conf/Web.Config", kGood},
                                                                  {"conf/a/APPLICATIONHOST.CONFIG", kGood},
                                                                  {"conf/a/b/administration.config", kGood},
                                                                  {"conf/a/b/redirection.config", kGood},
                                                                  {"conf/a/machine.config", kGood},
                                                                  {"conf/a/web.config.bak", kBad},
                                                                  {"conf/.git/web.config", kBad},
                                                                  {"conf/node_modules/x/web.config", kBad}});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("\"files\": 4,") != std::string::npos);
}

TEST_CASE("standard input is read under a name of choice") {
  const Outcome outcome =
      run({"-", "--stdin-filename", "conf/applicationHost.config", "--format", "json"}, Files{}, kBad);
  CHECK(outcome.status == 1);
  CHECK(outcome.out.find("\"path\": \"conf/applicationHost.config\"") != std::string::npos);
}

TEST_CASE("rules can be selected, ignored and graded") {
  const Files files{{"applicationHost.config", kBad}};
  CHECK(run({"--select", "invalid-enum", "applicationHost.config"}, files).status == 0);
  CHECK(run({"--select", "invalid-enum,invalid-bool", "applicationHost.config"}, files).status == 1);
  CHECK(run({"--ignore", "invalid-bool", "applicationHost.config"}, files).status == 0);
  CHECK(run({"--severity", "invalid-bool=info", "applicationHost.config"}, files).status == 0);
  CHECK(run({"--severity", "invalid-bool=off", "applicationHost.config"}, files).status == 0);
}

TEST_CASE("a profile changes levels and thresholds, and brings rules of its own") {
  const auto check = [](const std::string& attributes, std::vector<std::string> words) {
    const std::string text =
        "<configuration><system.applicationHost><sites><site name='a' id='1'><bindings><binding "
        "protocol='ftp' "
        "bindingInformation='*:21:'/></bindings><ftpServer><security><ssl serverCertHash='00'/>"
        "<sslClientCertificates clientCertificatePolicy='CertRequire' " +
        attributes + "/></security></ftpServer></site></sites></system.applicationHost></configuration>";
    words.insert(words.end(), {"--format", "json", "applicationHost.config"});
    return run(words, {{"applicationHost.config", text}}).out;
  };
  const auto has = [](const std::string& out, const std::string& rule, const std::string& level) {
    return out.find("\"ruleId\": \"" + rule + "\", \"severity\": \"" + level + "\"") != std::string::npos ||
           out.find("\"ruleId\": \"" + rule + "\",\n      \"severity\": \"" + level + "\"") !=
               std::string::npos;
  };
  const std::string revocation = "ftp-clientcert-no-revocation-check", cas = "ftp-clientcert-all-trusted-cas",
                    freshness = "ftp-clientcert-freshness-too-long";
  CHECK(has(check("validationFlags='NoRevocationCheck'", {}), revocation, "warning"));
  CHECK(has(check("validationFlags='NoRevocationCheck'", {"--profile", "strict"}), revocation, "error"));
  CHECK(!has(check("revocationFreshnessTime='2.00:00:00'", {}), freshness, "warning"));
  CHECK(has(check("revocationFreshnessTime='2.00:00:00'", {"--profile", "strict"}), freshness, "warning"));
  CHECK(!has(check("", {}), cas, "info"));
  CHECK(has(check("", {"--profile", "strict"}), cas, "info"));
  // A rule that is off is turned on by its name, and what the user says of a level goes before the profile.
  CHECK(has(check("", {"--select", cas}), cas, "info"));
  CHECK(has(check("", {"--severity", cas + "=warning"}), cas, "warning"));
  CHECK(has(check("validationFlags='NoRevocationCheck'",
                  {"--profile", "strict", "--severity", revocation + "=info"}),
            revocation, "info"));
}

TEST_CASE("an unknown profile is said with the nearest name") {
  const Outcome outcome = run({"--profile", "strikt", "web.config"}, {{"web.config", kGood}});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("did you mean 'strict'?") != std::string::npos);
}

TEST_CASE("the report does not depend on the number of jobs") {
  Files files;
  std::vector<std::string> words = {"--format", "json", "--jobs", "1"};
  for (int i = 0; i < 40; ++i) {
    const std::string name = "site" + std::to_string(i) + "/applicationHost.config";
    files[name] = i % 3 == 0 ? kGood : kBad;
    words.push_back(name);
  }
  const Outcome one = run(words, files);
  words[3] = "8";
  const Outcome eight = run(words, files);
  CHECK(one.out == eight.out);
  CHECK(count(one.out, "invalid-bool") > 20);
}

TEST_CASE("text that is no configuration gives one clear finding and ends") {
  std::string nested, attributes = "<configuration><system.ftpServer><log";
  for (int i = 0; i < 100'000; ++i)
    nested += "<a>";
  for (int i = 0; i < 5'000; ++i)
    attributes += " a" + std::to_string(i) + "=''";
  const std::pair<std::string, std::string> cases[] = {
      {"", "xml-syntax"},
      {"this is no XML", "xml-syntax"},
      {std::string("\0\0\0\0", 4), "xml-syntax"},
      {"<configuration><system.ftpServer><log", "xml-syntax"},
      {"<configuration><system.ftpServer>", "xml-syntax"},
      {"<configuration>" + nested, "limit-exceeded"},
      {"<configuration><appSettings><add key='\xFF'/></appSettings></configuration>", "encoding-mismatch"},
      {"<!DOCTYPE configuration [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><configuration/>",
       "doctype-present"},
      {"<wrong/>", "root-element-wrong"},
  };
  for (const auto& [text, rule] : cases) {
    const std::string name = "applicationHost.config";
    const Outcome outcome = run({"--format", "json", name}, Files{{name, text}});
    CAPTURE(outcome.out);
    CHECK(outcome.status == 1);
    CHECK(count(outcome.out, "\"ruleId\"") == 1);
    CHECK(outcome.out.find("\"ruleId\": \"" + rule + "\"") != std::string::npos);
  }
  CHECK(run({"--format", "json", "web.config"},
            Files{{"web.config", attributes + "/></system.ftpServer></configuration>"}})
            .out.find("limit-exceeded") != std::string::npos);
}

TEST_CASE("other XML is skipped when nothing says that it is configuration") {
  const Outcome outcome = run({"--format", "json", "project.xml"}, Files{{"project.xml", "<project/>"}});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("\"status\": \"skipped\"") != std::string::npos);
}

TEST_CASE("on a real disk: unreadable directories, pipes, large files, a second report") {
  const Folder folder;
  fs::create_directory(folder.path + "/closed");
  folder.write("web.config", kGood);
  mkfifo((folder.path + "/applicationHost.config").c_str(), 0600);
  const source::DiskReader disk;
  CHECK(run({"--format", "json", folder.path + "/web.config"}, disk).status == 0);
  CHECK(run({"--format", "json", folder.path + "/applicationHost.config"}, disk).status == 2);
  if (geteuid() != 0) {  // root may read everything
    chmod((folder.path + "/closed").c_str(), 0);
    const Outcome outcome = run({"--format", "json", folder.path}, disk);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.find("closed") != std::string::npos);
  }
  const std::string report = folder.path + "/report.json";
  CHECK(run({"--format", "text", "--output", "json=" + report, folder.path + "/web.config"}, disk).status ==
        0);
  CHECK(tests::read_file(report).find("\"formatVersion\": 1") != std::string::npos);
  CHECK(run({"--output", "json=/nowhere/at/all", folder.path + "/web.config"}, disk).status == 2);
}

TEST_CASE("secrets are never printed") {
  const std::string text =
      "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
      "<virtualDirectory path='/' password='test-only-secret' logonMethod='x'/></application></site></sites>"
      "</system.applicationHost></configuration>";
  for (const char* format : {"json", "text"}) {
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
    for (const char* format : {"json", "text"}) {
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

TEST_CASE("a file that a tool merges into another one is not judged as a whole file") {
  const std::string piece =
      "<configuration><system.webServer/><configSections><section "
      "name='x'/></configSections></configuration>";
  CHECK(run({"web.config.transform", "--format", "json"}, {{"web.config.transform", piece}}).status == 0);
  CHECK(run({"web.config", "--format", "json"}, {{"web.config", piece}}).status == 1);
}

TEST_CASE("sections of unknown modules in system.webServer pass, and FTP elements in it do not") {
  const auto check = [](const std::string& content) {
    return run({"web.config"}, {{"web.config", "<configuration><system.webServer>" + content +
                                                   "</system.webServer></configuration>"}});
  };
  CHECK(check("<heliconZoo><x y='1'/></heliconZoo><security><acme/></security>").status == 0);
  CHECK(check("<security><access sslFlags='Ssl, SslRequireCert'/></security>").status == 0);
  CHECK(check("<security><access sslFlags='SslRequired'/></security>").out.find("invalid-flags") !=
        std::string::npos);
  CHECK(check("<security><sslClientCertificates/></security>").out.find("misplaced-element") !=
        std::string::npos);
  CHECK(check("<Security/>").out.find("unknown-element") != std::string::npos);
}

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

namespace {

/// What the text report says of a site with this in its <ftpServer>.
std::string said_of_ftp(const std::string& content) {
  return run({"--format", "text", "applicationHost.config"},
             {{"applicationHost.config",
               "<configuration><system.applicationHost><sites><site name='a' id='1'><ftpServer>" + content +
                   "</ftpServer></site></sites></system.applicationHost></configuration>"}})
      .out;
}

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

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
  CHECK(has(said("iisClientCertificateMappingAuthentication"), "for FTP it is clientCertAuthentication"));
  for (const auto& [written, meant] :
       std::map<std::string, std::string>{{"bsicAuthentication", "basicAuthentication"},
                                          {"basicAuthenticaton", "basicAuthentication"},
                                          {"annonymousAuthentication", "anonymousAuthentication"},
                                          {"clientCertAuthentification", "clientCertAuthentication"}}) {
    CAPTURE(written);
    CHECK(has(said(written), "did you mean <" + meant + ">?"));
  }
  CHECK(has(said("BasicAuthentication"), "its letter case must be <basicAuthentication>"));
}

TEST_CASE("attributes and words of web sites are answered with those of FTP") {
  const std::pair<std::string, std::string> cases[] = {
      {"<ssl sslFlags='Ssl'/>", "it belongs to <access> of a web site"},
      {"<ssl certHash='00'/>", "for FTP it is serverCertHash"},
      {"<ssl certificateHash='00'/>", "for FTP it is serverCertHash"},
      {"<ssl certificateStoreName='MY'/>", "for FTP it is serverCertStoreName"},
      {"<ssl controlChannelPolicy='Require'/>", "did you mean \"SslRequire\"?"},
      {"<ssl dataChannelPolicy='Deny'/>", "did you mean \"SslDeny\"?"},
      {"<sslClientCertificates verifyClientCertificateRevocation='true'/>", "bindings of HTTP.sys"},
      {"<sslClientCertificates useADMapping='true'/>", "its name is useActiveDirectoryMapping"},
      {"<sslClientCertificates useActiveDirectory='true'/>", "its name is useActiveDirectoryMapping"}};
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
  const Case cases[] = {{"60", "takes for 60 days; 60 seconds are written 00:01:00 [", "00:01:00"},
                        {"1", "takes for 1 day; 1 second is written 00:00:01 [", "00:00:01"},
                        {"0", "is the bare number 0; write 00:00:00 [", "00:00:00"},
                        {"-5", "is the bare number -5, which has no unit here [", "hh:mm:ss or d.hh:mm:ss"},
                        {"9999999999", "which has no unit here [", "hh:mm:ss or d.hh:mm:ss"},
                        {"10000000", "10000000 seconds are written 115.17:46:40 [", "115.17:46:40"},
                        {"1:30", ": hours and minutes are written 01:30:00, minutes and seconds 00:01:30 [",
                         "01:30:00 or 00:01:30"},
                        {"0:0", "; write 00:00:00 [", "00:00:00"},
                        {"1:02:03:04", ": days are set off by a dot: 1.02:03:04 [", "1.02:03:04"},
                        {"90s", "; 90s is written 00:01:30 [", "00:01:30"},
                        {"soon", "it is no time span [", "hh:mm:ss or d.hh:mm:ss"}};
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
    CHECK(has(out, "<sslClientCertificates> has no place in system.ftpServer/security; " + home));
    CHECK(!has(out, "= expected"));
  }
  CHECK(has(said_of_ftp("<security><ssl><sslClientCertificates/></ssl></security>"),
            "has no place in <ssl>; " + home));
  const std::string down = said_of_ftp("<ssl/>");
  CAPTURE(down);
  CHECK(has(down, "<ssl> has no place in <ftpServer>; move it one level down, into <security> ["));
  CHECK(has(down, "= expected: system.applicationHost/sites/site/ftpServer/security\n"));
  CHECK(has(said("<system.webServer><security><sslClientCertificates/></security></system.webServer>"),
            "has no place in system.webServer/security; " + home));
  CHECK(has(said("<sites/>"), "it belongs in system.applicationHost ["));
}

TEST_CASE("nothing to check is said on standard error, in every format") {
  const Folder folder;
  const source::DiskReader disk;
  for (const char* format : {"text", "json"}) {
    const Outcome outcome = run({"--format", format, folder.path}, disk);
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "iislint: no configuration file found in " + folder.path +
                             ": looked for applicationHost.config, web.config, administration.config and "
                             "redirection.config\n");
  }
  CHECK(run({"--format", "text", folder.path}, disk).out == "no configuration files found\n");
  CHECK(has(run({folder.path, folder.path}, disk).err, folder.path + " or " + folder.path + ":"));
  folder.write("web.config", kGood);
  const Outcome found = run({"--format", "text", folder.path}, disk);
  CHECK(found.err == "");
  CHECK(found.out == "no findings in 1 file\n");
  CHECK(run({"--format", "text", folder.path + "/missing"}, disk).status == 2);
}

TEST_CASE("a first word that is near a command and names no file is answered with the command") {
  const auto said = [](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"--format", "text"});
    return run(words, Files{{"web.config", kGood}, {"rule", kBad}}).out;
  };
  const std::string hint = "; did you mean the command '";
  CHECK(has(said({"explian", "x"}), "explian: cannot read: No such file or directory" + hint + "explain'?"));
  CHECK(count(said({"explian", "x"}), hint) == 1);
  CHECK(has(said({"chek", "web.config"}), hint + "check'?"));
  CHECK(has(said({"RULES"}), hint + "rules'?"));
  CHECK(!has(said({"rule"}), hint));
  CHECK(!has(said({"web.conf"}), hint));
  CHECK(!has(said({"web.config", "explian"}), hint));
  CHECK(run({""}, Files{}).status == 2);
}

TEST_CASE("lists may have blanks, and of an option given twice the last counts") {
  const Files files{{"applicationHost.config", kBad}};
  CHECK(run({"--ignore", "invalid-enum, invalid-bool ", "applicationHost.config"}, files).status == 0);
  CHECK(run({"--select", " invalid-enum , invalid-flags", "applicationHost.config"}, files).status == 0);
  CHECK(run({"--severity", "invalid-enum=off, invalid-bool=off", "applicationHost.config"}, files).status ==
        0);
  const Outcome outcome = run({"--format", "json", "--format", "text", "--fail-on", "error", "--fail-on",
                               "never", "applicationHost.config"},
                              files);
  CHECK(outcome.status == 0);
  CHECK(outcome.out.rfind("applicationHost.config:1:", 0) == 0);
}

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

}  // namespace

TEST_CASE("a list of many wrong flags is told in few findings and little room") {
  const std::pair<std::string, std::string> cases[] = {
      {repeated(10'000, "noRevocationCheck,") + "x", "9981 more words of it are wrong and not shown"},
      {"NoRevocationCheck" + repeated(20'000, ", NoRevocationCheck"), "19980 more words"},
      {"x" + repeated(20'000, ",x"), "19981 more words"},
      {"x&amp;" + repeated(20'000, ",x"), "19981 more words"},
      {repeated(5'000, "NoRevocationCheck,") + repeated(5'000, ","), "4980 more words"},
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
  CHECK(out.find("Remove the second one") != std::string::npos);
}

TEST_CASE("pieces of a value with references are found where they stand") {
  const std::string text =
      check_flags("CertNo&#85;sageCheck, no&#78;sense, CertNo&#x55;sageCheck", "text").out;
  CAPTURE(text);
  CHECK(text.find("knows no flag \"noNsense\"") != std::string::npos);
  CHECK(text.find(":1:144: error") != std::string::npos);
}

TEST_CASE("numbers of HTTP.sys are spoken of where they mean other flags") {
  const std::string hint = "the numbers of HTTP.sys mean other flags";
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
        "Remove the copy");
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
  for (int i = 0; i < 20'000; ++i)
    text += "<configSections/>";
  const Outcome outcome = run({"--format", "json", "--select", "misplaced-element", "web.config"},
                              {{"web.config", text + "</configuration>"}});
  CHECK(count(outcome.out, "must be the first element") == 20'000);
  CHECK(run({"--format", "json", "--select", "misplaced-element", "web.config"},
            {{"web.config", "<configuration><configSections/><configSections/></configuration>"}})
            .status == 0);
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
  holds(said("CertAllow"), "must stand in quotes");
  holds(said("CertAllow\""), "has no opening quote");
  holds(said("CertAllow'"), "has no opening quote");
  for (const std::string quote :
       {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99"})
    holds(said(quote + "CertAllow" + quote), "stands in typographic quotes; XML knows \\\" only");
}

TEST_CASE("an end tag too many is one finding, and so is a misspelt one") {
  const std::string site =
      "<site name='a' id='1'><application path='/'><virtualDirectory path='/' "
      "physicalPath='x'/></application>"
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
