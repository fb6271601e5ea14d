// The JSON report over real situations, byte for byte, and what holds of both formats. The text report has
// golden files of its own: text_golden_test.cpp.
#include <doctest/doctest.h>

#include <sstream>

#include "app/cli/commands.h"
#include "golden.h"
#include "json_schema_check.h"
#include "repository.h"

using namespace iislint;

namespace {

using Files = std::map<std::string, std::string>;

std::string report(const Files& files, const std::string& format, unsigned width = 100) {
  std::vector<std::string> words = {"--format", format};
  for (const auto& [path, text] : files)
    words.push_back(path);
  const source::MemoryReader reader(files);
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{reader, outputs, in, out, err, {false, false, width}};
  cli::run(words, world);
  return out.str();
}

std::string site(const std::string& content) {
  return "<configuration><system.applicationHost><sites><site name=\"files\" id=\"1\"><application "
         "path=\"/\">"
         "<virtualDirectory path=\"/\" physicalPath=\"D:\\ftp\"/></application><bindings>"
         "<binding protocol=\"ftp\" bindingInformation=\"*:21:\"/></bindings><ftpServer><security>"
         "<authentication><basicAuthentication enabled=\"true\"/></authentication>\n" +
         content +
         "\n</security></ftpServer></site><siteDefaults><ftpServer><security>"
         "<ssl serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\"/>"
         "</security></ftpServer></siteDefaults></sites></system.applicationHost><system.ftpServer><security>"
         "<authentication><denyByFailure enabled=\"true\"/></authentication></security></system.ftpServer>"
         "<location path=\"files\"><system.ftpServer><security><authorization>"
         "<add accessType=\"Allow\" roles=\"FTP users\" permissions=\"Read\"/>"
         "</authorization></security></system.ftpServer></location></configuration>\n";
}

std::string utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii)
    bytes += {c, '\0'};
  return bytes;
}

const std::string kWrongPolicy = "<sslClientCertificates clientCertificatePolicy=\"Require\" />";

struct Situation {
  std::string name;
  Files files;
  unsigned width = 100;  ///< must not matter
};

std::vector<Situation> situations() {
  const std::string demo = tests::read_file(tests::repository_path("tests/demo/applicationHost.config"));
  const std::string long_line = "<sslClientCertificates xml:lang=\"" + std::string(300, 'x') +
                                "\" clientCertificatePolicy=\"Require\" xml:base=\"" + std::string(300, 'y') +
                                "\" />";
  return {
      {"one", {{"applicationHost.config", site(kWrongPolicy)}}},
      {"narrow", {{"applicationHost.config", site(kWrongPolicy)}}, 60},
      {"tabs",
       {{"applicationHost.config",
         site("\t\t<sslClientCertificates\tclientCertificatePolicy=\"Require\"\t/>")}}},
      {"long-line", {{"applicationHost.config", site(long_line)}}},
      {"wide-characters",
       {{"applicationHost.config",
         site("<!-- \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80 e\xCC\x81 -->" + kWrongPolicy)}}},
      {"utf16", {{"applicationHost.config", utf16(site(kWrongPolicy))}}},
      {"crlf",
       {{"applicationHost.config",
         "<configuration>\r\n  <system.ftpServer>\r\n    <log logInUTF8=\"maybe\" />\r\n"
         "  </system.ftpServer>\r\n</configuration>\r\n"}}},
      {"escape-sequences", {{"conf\x1b[31m/applicationHost.config", site("<ssl\x1b[2J/>" + kWrongPolicy)}}},
      {"several-files",
       {{"a/web.config", "<configuration><system.webServer></configuration>"},
        {"b/applicationHost.config", demo},
        {"c/readme.xml", "<readme/>"},
        {"d/web.config", "<configuration/>"}}},
      {"nothing", {{"web.config", "<configuration/>"}}},
  };
}

}  // namespace

TEST_CASE("JSON reports are as a person has accepted them") {
  for (const Situation& s : situations()) {
    const std::string json = report(s.files, "json", s.width);
    CHECK(tests::schema_errors(json) == "");
    CHECK(tests::golden_difference("tests/report/golden/" + s.name + ".json", json) == "");
  }
}

TEST_CASE("the schema of the report refuses what is not format 1") {
  CHECK(tests::schema_errors("{}") != "");
  CHECK(tests::schema_errors("[]") != "");
  const std::string json = report({{"web.config", "<configuration>x</configuration>"}}, "json");
  CHECK(tests::schema_errors(json) == "");
  const std::size_t at = json.find("\"severity\": \"warning\"");
  REQUIRE(at != std::string::npos);
  CHECK(tests::schema_errors(std::string(json).replace(at, 21, "\"severity\": \"warn\"")) != "");
}

TEST_CASE("findings that are shown though they are silenced are valid format 1") {
  const std::string comment = "<!-- iislint-ignore-file invalid-enum until 2027-01-31: a vendor's tool -->";
  const source::MemoryReader files(
      std::map<std::string, std::string>{{"applicationHost.config", comment + site(kWrongPolicy)}});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {}};
  CHECK(cli::run({"--format", "json", "--show-suppressed", "applicationHost.config"}, world) == 0);
  const std::string json = out.str();
  CHECK(tests::schema_errors(json) == "");
  const std::size_t at = json.find("\"kind\": \"inline\"");
  REQUIRE(at != std::string::npos);
  CHECK(tests::schema_errors(std::string(json).replace(at, 16, "\"kind\": \"online\"")) != "");
}

TEST_CASE("every finding of the test files is valid format 1") {
  for (const std::string& file : tests::files_below("tests/rules", ".config")) {
    if (file.find("/bad-") == std::string::npos || file.find("inherited") == std::string::npos) continue;
    CAPTURE(file);
    CHECK(tests::schema_errors(report({{"applicationHost.config", tests::read_file(file)}}, "json")) == "");
  }
}

TEST_CASE("ten thousand findings of one rule are cut in text and whole in JSON") {
  std::string sites;
  for (int i = 0; i < 1500; ++i)
    sites += "<site name='s" + std::to_string(i) + "' id='x'/>\n";
  const Files files{{"applicationHost.config", "<configuration><system.applicationHost><sites>" + sites +
                                                   "</sites></system.applicationHost></configuration>"}};
  CHECK(report(files, "text").find("500 further findings of invalid-integer are omitted") !=
        std::string::npos);
  CHECK(report(files, "json").find("\"errors\": 1500") != std::string::npos);
}
