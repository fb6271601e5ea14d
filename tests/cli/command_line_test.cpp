// The program as its users meet it: output, exit status, and what happens with bad input.
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "folder.h"
#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace fs = std::filesystem;

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
  CHECK(rules.out.rfind("{\n  \"formatVersion\": 1,\n  \"rules\": [", 0) == 0);
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
      {{"--output", "markdown=", "web.config"}, "FORMAT=FILE"},
      {{"--output", "auto=a.md", "web.config"}, "FORMAT=FILE"},
      {{"--output", "markdwon=a.md", "web.config"}, "no format 'markdwon' (did you mean 'markdown'?)"},
      {{"--output", "out/report.json", "web.config"}, "did you mean 'json=out/report.json'?"},
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
                                                                  {"conf/.svn/x/web.config", kBad}});
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
  source::DiskWriter writer;
  const auto with_output = [&](const std::string& output) {
    return run({"--format", "text", "--output", output, folder.path + "/web.config"}, disk, writer);
  };
  CHECK(with_output("json=" + report).status == 0);
  CHECK(tests::read_file(report).find("\"formatVersion\": 1") != std::string::npos);
  const Outcome nowhere = with_output("json=/nowhere/at/all");
  CHECK(nowhere.status == 2);
  CHECK(nowhere.err == "iislint: /nowhere/at/all: cannot write: No such file or directory\n");
  CHECK(has(nowhere.out, "no findings in 1 file"));
  CHECK(has(with_output("json=/dev/full").err, "No space left on device"));
}

TEST_CASE("a further report holds what the same format would have printed") {
  const source::MemoryReader files(Files{{"applicationHost.config", kBad}});
  source::MemoryWriter outputs;
  const Outcome outcome =
      run({"--format", "text", "--output", "json=a.json", "--output", "text=a.txt", "applicationHost.config"},
          files, outputs);
  CHECK(outcome.status == 1);
  CHECK(outputs.files().size() == 2);
  CHECK(outputs.files().at("a.json") == run({"--format", "json", "applicationHost.config"}, files).out);
  CHECK(has(outputs.files().at("a.txt"), "[invalid-bool]"));
}

TEST_CASE("a file that a tool merges into another one is not judged as a whole file") {
  const std::string piece =
      "<configuration><system.webServer/><configSections><section "
      "name='x'/></configSections></configuration>";
  CHECK(run({"web.config.transform", "--format", "json"}, {{"web.config.transform", piece}}).status == 0);
  CHECK(run({"web.config", "--format", "json"}, {{"web.config", piece}}).status == 1);
}

TEST_CASE(
    "sections of unknown modules in system.webServer pass when they are declared, and FTP elements in it do "
    "not") {
  const auto check = [](const std::string& content) {
    return run({"web.config"}, {{"web.config", "<configuration><system.webServer>" + content +
                                                   "</system.webServer></configuration>"}});
  };
  CHECK(check("<heliconZoo><x y='1'/></heliconZoo>").out.find("undeclared-section") != std::string::npos);
  CHECK(run({"web.config"},
            {{"web.config",
              "<configuration><configSections><sectionGroup name='system.webServer'><section "
              "name='heliconZoo'/></sectionGroup></configSections><system.webServer><heliconZoo><x "
              "y='1'/></heliconZoo></system.webServer></configuration>"}})
            .status == 0);
  CHECK(check("<security><access sslFlags='Ssl, SslRequireCert'/></security>").out.find("section-locked") !=
        std::string::npos);
  CHECK(check("<security><access sslFlags='SslRequired'/></security>").out.find("invalid-flags") !=
        std::string::npos);
  CHECK(check("<security><sslClientCertificates/></security>").out.find("misplaced-element") !=
        std::string::npos);
  CHECK(check("<Security/>").out.find("unknown-element") != std::string::npos);
}

TEST_CASE("nothing to check is said on standard error, in every format") {
  const Folder folder;
  const source::DiskReader disk;
  for (const char* format : {"text", "json"}) {
    const Outcome outcome = run({"--format", format, folder.path}, disk);
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "iislint: no configuration file found in " + folder.path +
                             ": looked for applicationHost.config, web.config, administration.config, "
                             "redirection.config and transforms of them (--allow-empty accepts that)\n");
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

TEST_CASE("a command behind options is answered with its place, unless it is a file") {
  const Files files{{"web.config", kGood}, {"rules", kGood}};
  const Outcome late = run({"--format", "text", "explain", "invalid-bool"}, files);
  CHECK(late.status == 2);
  CHECK(late.out == "");
  CHECK(late.err == "iislint: a command must come first: iislint explain …\nTry 'iislint --help'.\n");
  CHECK(run({"--format", "text", "rules"}, files).status == 0);
  CHECK(has(run({"check", "--format", "text", "explain"}, files).out, "explain: cannot read"));
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

TEST_CASE("the size from which a file is not read can be named, and the message says so") {
  const Files files{{"web.config", kGood + std::string(2000, '\n')}};
  const Outcome small = run({"--max-file-size", "1K", "web.config"}, files);
  CHECK(small.status == 2);
  CHECK(has(small.out, "cannot read: the file is larger than 1 KB; --max-file-size allows more"));
  CHECK(run({"--max-file-size", "2000", "web.config"}, files).status == 2);
  CHECK(run({"--max-file-size", "3k", "web.config"}, files).status == 0);
  CHECK(run({"--max-file-size", "1G", "web.config"}, files).status == 0);
  CHECK(run({"--max-file-size", "3MB", "web.config"}, files).status == 0);
  CHECK(run({"--max-file-size", "1K", "-"}, Files{}, files.at("web.config")).status == 2);
  for (const char* wrong : {"0", "2G", "K", "5X", "1B", "1KBB", "1.5M", "99999999999"}) {
    CAPTURE(wrong);
    const Outcome outcome = run({"--max-file-size", wrong, "web.config"}, files);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "--max-file-size takes a number of bytes"));
  }
}
