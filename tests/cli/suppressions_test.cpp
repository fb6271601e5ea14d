// Silenced findings on the command line: what counts, what is shown, what is never printed.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kFile = "applicationHost.config";

Files with_comment(const std::string& comment) {
  return {{kFile, "<configuration>\n<system.ftpServer>\n<!-- " + comment +
                      " -->\n<log logInUTF8='maybe'/></system.ftpServer></configuration>"}};
}

}  // namespace

TEST_CASE("what is silenced does not count, and is counted") {
  const Files files = with_comment("iislint-ignore invalid-bool: a vendor's tool writes it");
  const Outcome json = run({"--format", "json", kFile}, files);
  CHECK(json.status == 0);
  CHECK(has(json.out, "\"errors\": 0, \"warnings\": 0, \"infos\": 0, \"suppressed\": 1 }"));
  CHECK(!has(json.out, "invalid-bool"));
  const Outcome text = run({"--format", "text", kFile}, files);
  CHECK(text.out == "1 suppressed in 1 file\n");
}

TEST_CASE("--show-suppressed shows them with the reason, and they count no more than before") {
  const Files files =
      with_comment("iislint-ignore invalid-bool until 2027-01-31: a vendor's\n   tool writes it");
  const Outcome json = run({"--format", "json", "--show-suppressed", "--fail-on", "info", kFile}, files);
  CHECK(json.status == 0);
  CHECK(has(json.out, "\"errors\": 0, \"warnings\": 0, \"infos\": 0, \"suppressed\": 1 }"));
  CHECK(has(json.out, "\"ruleId\": \"invalid-bool\""));
  CHECK(has(json.out,
            "\"kind\": \"inline\",\n        \"reason\": \"a vendor's tool writes it\",\n"
            "        \"until\": \"2027-01-31\",\n        \"path\": \"applicationHost.config\",\n"
            "        \"range\": { \"start\": { \"line\": 3, \"column\": 1,"));
  const Outcome text = run({"--format", "text", "--show-suppressed", "--fail-on", "info", kFile}, files);
  CHECK(text.status == 0);
  CHECK(has(text.out, "applicationHost.config:5:17: suppressed error: "));
  CHECK(has(text.out, "= suppressed: a vendor's tool writes it (line 3, until 2027-01-31)\n"));
  CHECK(has(text.out, "\n1 suppressed in 1 file\n"));
  CHECK(!has(text.out, "iislint explain"));
}

TEST_CASE("shown findings stand in the order of the file, among those that count") {
  const Files files{
      {kFile,
       "<configuration><system.ftpServer>\n<log logInUTF8='perhaps'/>\n<!-- iislint-ignore "
       "invalid-bool: x -->\n<log logInUTF8='maybe'/>\n</system.ftpServer>\n<nowhere/></configuration>"}};
  const std::string out = run({"--format", "text", "--show-suppressed", kFile}, files).out;
  const std::size_t first = out.find(kFile + ":2:17: error"),
                    second = out.find(kFile + ":4:17: suppressed error"), third = out.find(kFile + ":6:");
  REQUIRE(third != std::string::npos);
  CHECK(first < second);
  CHECK(second < third);
}

TEST_CASE("--no-inline-suppressions reads no comment") {
  const Files files = with_comment("iislint-ignore invalid-bool: a vendor's tool writes it");
  const Outcome outcome = run({"--format", "json", "--no-inline-suppressions", kFile}, files);
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "\"errors\": 1, \"warnings\": 0, \"infos\": 0, \"suppressed\": 0 }"));
  const Outcome typo =
      run({"--format", "text", "--no-inline-suppressions", kFile}, with_comment("iislint-ignroe x: y"));
  CHECK(!has(typo.out, "suppression-malformed"));
}

TEST_CASE("--today is the day by which suppressions end") {
  const Files files =
      with_comment("iislint-ignore invalid-bool until 2027-01-31: the tool is being replaced");
  CHECK(run({"--today", "2027-01-31", kFile}, files).status == 0);
  const Outcome later = run({"--today", "2027-02-01", "--format", "text", kFile}, files);
  CHECK(later.status == 1);
  CHECK(has(later.out, "[suppression-expired]"));
  CHECK(has(later.out, "[invalid-bool]"));
  const Outcome wrong = run({"--today", "tomorrow", kFile}, files);
  CHECK(wrong.status == 2);
  CHECK(has(wrong.err, "--today takes a date as YYYY-MM-DD, not 'tomorrow'"));
}

TEST_CASE("the day is that of the clock unless --today says another") {
  const source::MemoryReader files(with_comment("iislint-ignore invalid-bool until 2027-01-31: until then"));
  const auto status_on = [&](const char* day, std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out, err;
    source::MemoryWriter outputs;
    cli::World world{files, outputs, in, out, err, {}, base::date_from(day)};
    words.push_back(kFile);
    return cli::run(std::move(words), world);
  };
  CHECK(status_on("2027-01-31", {}) == 0);
  CHECK(status_on("2027-02-01", {}) == 1);
  CHECK(status_on("2027-02-01", {"--today", "2027-01-01"}) == 0);
}

TEST_CASE("a pattern in the place of a rule is answered as one") {
  const std::string said = "there is no rule 'invalid-*'; patterns are not possible here";
  const Outcome comment = run({"--format", "text", kFile}, with_comment("iislint-ignore invalid-*: x"));
  CHECK(has(comment.out, said + " [suppression-malformed]"));
  CHECK(has(run({"--trace-rule", "invalid-*", kFile}, with_comment("")).err,
            "'invalid-*' is no id of a rule, but a name for several"));
}

TEST_CASE("a comment in the words of another tool is answered with the one that is meant") {
  const auto said = [](const std::string& comment) {
    return run({"--format", "text", kFile}, with_comment(comment)).out;
  };
  CHECK(has(said("iislint-ignore-next-line invalid-bool: x"), "did you mean 'iislint-ignore'?"));
  CHECK(has(said("iislint-disable-line invalid-bool: x"), "did you mean 'iislint-ignore'?"));
  CHECK(has(said("iislint-ignore-fiel invalid-bool: x"), "did you mean 'iislint-ignore-file'?"));
  CHECK(has(said("iislint-ignore invalid-bool: x until 2020-01-01"),
            "the last day belongs before the colon, so this comment suppresses nothing"));
  const Files twice{{"web.config",
                     "<configuration><!-- iislint-ignore letter-case, letter-case: x "
                     "--><system.webServer><urlCompression doStaticCompression='True'/>"
                     "</system.webServer></configuration>"}};
  CHECK(has(run({"--format", "text", "web.config"}, twice).out,
            "this comment names letter-case twice [suppression-unused]"));
}

TEST_CASE("a comment on a site is told where the finding about an inherited value is") {
  const auto said = [](const std::string& before_a, const std::string& before_defaults) {
    const std::string site =
        "<application path='/'><virtualDirectory path='/' physicalPath='D:\\f'/>"
        "</application><bindings><binding protocol='ftp' bindingInformation='*:21:";
    const Files files{
        {kFile, "<configuration><system.applicationHost><sites>" + before_defaults +
                    "<siteDefaults><ftpServer><security><ssl serverCertHash='"
                    "5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217' dataChannelPolicy='SslAllow'/></security>"
                    "</ftpServer></siteDefaults>\n" +
                    before_a + "<site name='a' id='1'>" + site + "a'/></bindings></site>" +
                    "<site name='b' id='2'>" + site +
                    "b'/></bindings></site></sites></system.applicationHost></configuration>"}};
    const Outcome outcome =
        run({"--format", "text", "--select", "ftp-ssl-data-optional,suppression-unused", kFile}, files);
    return outcome.out;
  };
  const std::string comment = "<!-- iislint-ignore ftp-ssl-data-optional: x -->";
  const std::string unused = "ftp-ssl-data-optional finds nothing in what this comment covers";
  const std::string out = said(comment, "");
  CAPTURE(out);
  CHECK(has(out, unused + ": its finding about site a is elsewhere [suppression-unused]"));
  CHECK(has(out, "the finding about this site is here"));
  CHECK(has(out, "suppressions of .iislint.json"));
  const std::string silenced = said(comment, comment);
  CHECK(has(silenced, unused + " ["));
}

TEST_CASE("--severity and --ignore work on what cannot be silenced") {
  const Files files = with_comment("iislint-ignore invalid-bool, xml-syntax: x");
  CHECK(run({kFile}, files).status == 1);
  CHECK(run({"--severity", "suppression-malformed=info", kFile}, files).status == 0);
  CHECK(run({"--ignore", "suppression-malformed", kFile}, files).status == 0);
}

TEST_CASE("a secret in a comment is not printed, neither as reason nor in an excerpt") {
  for (const std::string comment :
       {"iislint-ignore invalid-bool: password=hunter2 is rotated",
        "iislint-ignore invalid-bool: Password: 'hunter2'",
        "iislint-ignore invalid-bool: &lt;add password=\"hunter2\"/>", "iislint-ignore password=hunter2: x",
        "iislint-ignore invalid-bool password=\"hunter2\": x",
        "iislint-ignore invalid-bool until pwd=hunter2: x", "iislint-ignroe pwd = hunter2: x",
        "iislint-ignore invalid-bool, letter-case: connectionString=\"Server=x; Password=hunter2\""}) {
    CAPTURE(comment);
    for (const std::string& format : formats_of_findings()) {
      const Outcome outcome =
          run({"--format", format, "--show-suppressed", "--severity", "suppression-unused=warning", kFile},
              with_comment(comment));
      CHECK(has(outcome.out, "suppress"));
      CHECK_MESSAGE(!has(outcome.out, "hunter2"), outcome.out);
    }
  }
}
