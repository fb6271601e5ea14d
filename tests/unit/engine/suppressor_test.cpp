// What comments and settings silence, over whole runs.
#include <doctest/doctest.h>

#include <algorithm>

#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

const std::string kRule = "ftp-clientcert-no-revocation-check";
const std::string kFlag =
    "<sslClientCertificates clientCertificatePolicy='CertRequire' validationFlags='NoRevocationCheck'/>";

std::string site(const std::string& name, const std::string& content, int id = 1) {
  return "<site name='" + name + "' id='" + std::to_string(id) +
         "'><application path='/'><virtualDirectory path='/' "
         "physicalPath='D:\\x'/></application><bindings>"
         "<binding protocol='ftp' bindingInformation='*:21:" +
         name +
         "'/></bindings><ftpServer><security><ssl "
         "serverCertHash='0123456789ABCDEF0123456789ABCDEF01234567'/>" +
         content + "</security></ftpServer></site>";
}

std::string server(const std::string& sites) {
  return "<configuration><system.applicationHost><sites>" + sites +
         "</sites></system.applicationHost></configuration>";
}

/// With the rules that these tests are about only.
engine::Options quiet(engine::Options options) {
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    const bool is_wanted = rule.area == "structure" || rule.id == kRule ||
                           rule.id == "ftp-clientcert-optional" || rule.id.starts_with("suppression-");
    if (!is_wanted) options.ignore.insert(std::string(rule.id));
  }
  return options;
}

engine::Analysis run(const std::string& text, const engine::Options& options = {},
                     const std::string& path = "applicationHost.config") {
  return tests::analyze_text(path, text, quiet(options));
}

/// The same under settings with one suppression, which has these keys beside its reason.
engine::Analysis run_with(const std::string& keys, const std::string& text,
                          const std::string& path = "applicationHost.config") {
  const std::string settings = R"({"suppressions": [{"reason": "accepted", )" + keys + "}]}";
  const source::MemoryReader files({{".iislint.json", settings}, {path, text}});
  engine::Options options;
  options.today = base::date_from("2026-06-30");
  return engine::analyze(files, {{path}}, quiet(options));
}

std::size_t count(const std::vector<diag::Diagnostic>& findings, std::string_view rule) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [&](const diag::Diagnostic& d) { return d.rule_id == rule; }));
}

}  // namespace

TEST_CASE("a comment covers the next element and what is below it, nothing beside it") {
  const std::string comment = "<!-- iislint-ignore " + kRule + ": accepted -->";
  const auto one = run(server(comment + site("a", kFlag) + site("b", kFlag, 2)));
  CHECK(count(one.suppressed, kRule) == 1);
  CHECK(count(one.diagnostics, kRule) == 1);
  CHECK(one.suppressed.front().sites == std::vector<std::string>{"a"});
  CHECK(one.diagnostics.front().sites == std::vector<std::string>{"b"});
  REQUIRE(one.suppressed.front().suppression);
  CHECK(one.suppressed.front().suppression->reason == "accepted");
  CHECK(one.suppressed.front().severity == diag::Severity::warning);
  CHECK(!one.suppressed.front().fingerprint.empty());
  CHECK(run(comment + server(site("a", kFlag) + site("b", kFlag, 2))).diagnostics.empty());
}

TEST_CASE("the reason of the innermost comment is given, and the outer one is of use too") {
  const std::string outer = "<!-- iislint-ignore-file " + kRule + ": outer -->";
  const std::string inner = "<!-- iislint-ignore " + kRule + ": inner -->";
  const auto analysis = run(outer + server(site("a", inner + kFlag)));
  REQUIRE(analysis.suppressed.size() == 1);
  CHECK(analysis.suppressed.front().suppression->reason == "inner");
  CHECK(analysis.diagnostics.empty());
}

TEST_CASE("a comment that is over lets an outer one speak") {
  engine::Options options;
  options.today = base::date_from("2026-06-30");
  const std::string inner = "<!-- iislint-ignore " + kRule + " until 2026-06-29: inner -->";
  const std::string outer = "<!-- iislint-ignore-file " + kRule + " until 2026-06-30: outer -->";
  const auto analysis = run(outer + server(site("a", inner + kFlag)), options);
  REQUIRE(analysis.suppressed.size() == 1);
  CHECK(analysis.suppressed.front().suppression->reason == "outer");
  CHECK(count(analysis.diagnostics, "suppression-expired") == 1);
  options.today.reset();
  CHECK(run(server(site("a", inner + kFlag)), options).diagnostics.empty());
}

TEST_CASE("nothing is called unused that could not have spoken") {
  const std::string text =
      server(site("a", "<!-- iislint-ignore " + kRule + ": x --><sslClientCertificates/>"));
  const auto unused = [&](const engine::Options& options, const std::string& content) {
    return count(run(content, options).diagnostics, "suppression-unused");
  };
  CHECK(unused({}, text) == 1);
  engine::Options options;
  options.ignore = {kRule};
  CHECK(unused(options, text) == 0);
  options = {};
  options.select = {"suppression-unused"};
  CHECK(unused(options, text) == 0);
  options.select = {"suppression-unused", kRule};
  CHECK(unused(options, text) == 1);
  options = {};
  options.severity[kRule] = diag::Severity::off;
  CHECK(unused(options, text) == 0);
  options = {};
  options.reads_suppressions = false;
  CHECK(run(text, options).diagnostics.empty());
  // Rules are silent about what cannot be read.
  CHECK(unused({}, server(site(
                       "a", "<!-- iislint-ignore " + kRule +
                                ": x --><sslClientCertificates validationFlags='NoRevokationChek'/>"))) == 0);
  CHECK(unused({}, text.substr(0, text.size() - 20)) == 0);
  // A piece of a file.
  CHECK(count(run("<configuration xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>"
                  "<!-- iislint-ignore letter-case: x --><system.webServer/></configuration>",
                  {}, "web.release.config")
                  .diagnostics,
              "suppression-unused") == 0);
}

TEST_CASE("broken trees, CDATA and what nobody describes are gone through all the same") {
  const std::string comment = "<!-- iislint-ignore letter-case, invalid-bool: x -->";
  for (const std::string& text : std::vector<std::string>{
           comment, "<configuration>" + comment, "<configuration><a " + comment + "><b>" + comment,
           "<configuration><![CDATA[" + comment + "]]></configuration>" + comment,
           "<configuration></x>" + comment + "</configuration><second>" + comment + "</second>",
           "<!-- iislint-ignore", "<!-- iislint-ignore a: b", "<!--iislint-ignore a:b--><", "<!-->-->",
           "<!--->", "<configuration><!-- iislint-ignore -- : --></configuration>"}) {
    CAPTURE(text);
    for (const char* path : {"web.config", "applicationHost.config", "other.xml"})
      CHECK(!run(text, {}, path).files.empty());
  }
  const std::string opaque =
      "<configuration><configSections><section name='own' type='x'/></configSections>"
      "<own><item><!-- iislint-ignore-typo x --></item></own></configuration>";
  CHECK(count(run(opaque, {}, "web.config").diagnostics, "suppression-malformed") == 1);
}

TEST_CASE("the settings silence by rule, file, site and key path, until a day") {
  const std::string text = server(site("intranet-a", kFlag) + site("public", kFlag, 2));
  const std::string own = "\"rules\": [\"" + kRule + "\"]";
  const auto silenced = [&](const std::string& keys, const std::string& path) {
    const auto analysis = run_with(keys, text, path);
    CHECK(analysis.errors.empty());
    CHECK(count(analysis.diagnostics, "suppression-unused") == 0);
    CHECK(count(analysis.diagnostics, kRule) + count(analysis.suppressed, kRule) == 2);
    return count(analysis.suppressed, kRule);
  };
  const std::string path = "conf/applicationHost.config";
  CHECK(silenced(own, path) == 2);
  CHECK(silenced(R"("rules": ["ftp-clientcert-optional"])", path) == 0);
  CHECK(silenced(own + R"(, "files": ["other/**", "conf/*.config"])", path) == 2);
  CHECK(silenced(own + R"(, "files": ["other/**", "conf/*.config"])", "applicationHost.config") == 0);
  CHECK(silenced(own + R"(, "sites": ["Intranet-*"])", path) == 1);
  CHECK(silenced(own + R"(, "keyPaths": ["*/site?@name='public'?/*"])", path) == 1);
  CHECK(silenced(own + R"(, "until": "2026-06-30")", path) == 2);
}

TEST_CASE("an entry of the settings that is over says so at the first finding that counts again") {
  const auto analysis = run_with("\"rules\": [\"" + kRule + R"("], "until": "2026-06-29")",
                                 server(site("a", kFlag) + site("b", kFlag, 2)));
  CHECK(analysis.suppressed.empty());
  CHECK(count(analysis.diagnostics, kRule) == 2);
  REQUIRE(count(analysis.diagnostics, "suppression-expired") == 1);
  const auto expired =
      std::find_if(analysis.diagnostics.begin(), analysis.diagnostics.end(),
                   [](const diag::Diagnostic& d) { return d.rule_id == "suppression-expired"; });
  CHECK(expired->message.find(".iislint.json:1:19 suppressed " + kRule + " here until 2026-06-29") !=
        std::string::npos);
}

TEST_CASE("the settings may name only rules that can be silenced") {
  const auto error = [](const std::string& rule) {
    const auto analysis = run_with("\"rules\": [\"" + rule + "\"]", "<configuration/>");
    return analysis.errors.empty() ? std::string() : analysis.errors.front().error.message;
  };
  CHECK(error(kRule) == "");
  CHECK(error("xml-syntax").find("xml-syntax cannot be suppressed") != std::string::npos);
  CHECK(error("letter-csae").find("did you mean 'letter-case'") != std::string::npos);
}

TEST_CASE("many comments before many findings take no more than their number") {
  std::string sites;
  for (int i = 0; i < 3000; ++i)
    sites += "<!-- iislint-ignore " + kRule + ": once --><!-- iislint-ignore " + kRule + ": twice -->" +
             (i % 2 == 0 ? site("s" + std::to_string(i), kFlag, i + 1) : "");
  const auto analysis = run(server(sites));
  CHECK(count(analysis.suppressed, kRule) == 1500);
  CHECK(count(analysis.diagnostics, "suppression-unused") +
            count(analysis.diagnostics, "suppression-malformed") ==
        6000 - 1500);
}
