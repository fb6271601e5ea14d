// Whatever is broken about <sslClientCertificates> in the demo file gives exactly one finding more, on the
// spot.
#include <doctest/doctest.h>

#include <set>

#include "repository.h"

using namespace iislint;

namespace {

// As it stands in the demo, but for a flag that can be broken.
const char* const kElement =
    "<sslClientCertificates clientCertificatePolicy=\"CertRequire\" useActiveDirectoryMapping=\"true\"\n"
    "                                   validationFlags=\"CertChainRevocationCheckCacheOnly\"\n"
    "                                   revocationFreshnessTime=\"01:00:00\" "
    "revocationUrlRetrievalTimeout=\"00:00:30\" />";

/// Rule, key path and message: what stays when a break moves everything after it.
std::string identity(const diag::Diagnostic& d) {
  return std::string(d.rule_id) + "|" + d.config_path + "|" + d.message;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::string demo() {
  const std::string text = tests::read_file(tests::repository_path("tests/demo/applicationHost.config"));
  const std::size_t begin = text.find("<sslClientCertificates clientCertificatePolicy=\"CertRequire\"");
  REQUIRE(begin != std::string::npos);
  return text.substr(0, begin) + kElement + text.substr(text.find("/>", begin) + 2);
}

/// The one finding that the broken text has and the demo has not must be this one.
void expect_one(const std::string& broken, const std::string& rule, const std::string& spanned) {
  std::multiset<std::string> known;
  const auto before = tests::analyze_text("applicationHost.config", demo());
  for (const diag::Diagnostic& d : before.diagnostics)
    known.insert(identity(d));
  const auto analysis = tests::analyze_text("applicationHost.config", broken);
  std::string fresh;
  int count = 0;
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    const auto same = known.find(identity(d));
    if (same != known.end()) {
      known.erase(same);
      continue;
    }
    ++count;
    const std::string text(analysis.sources.file(d.span).text(d.span));
    fresh += std::string(d.rule_id) + " {" + text + "} " + d.message + "\n";
    CHECK_MESSAGE(std::string(d.rule_id) == rule, d.message);
    CHECK_MESSAGE(text == spanned, d.message);
  }
  CHECK_MESSAGE(count == 1, fresh);
}

std::string with_element(const std::string& from, const std::string& to) {
  return replaced(demo(), kElement, replaced(kElement, from, to));
}

struct Attribute {
  std::string name, value, other_case, number, wrong, wrong_rule, number_rule;
};

const Attribute kAttributes[] = {
    {"clientCertificatePolicy", "CertRequire", "certRequire", "2", "Require", "invalid-enum",
     "numeric-value"},
    {"useActiveDirectoryMapping", "true", "True", "1", "yes", "invalid-bool", "invalid-bool"},
    {"validationFlags", "CertChainRevocationCheckCacheOnly", "certChainRevocationCheckCacheOnly", "2",
     "CacheOnly", "invalid-flags", "numeric-value"},
    {"revocationFreshnessTime", "01:00:00", "", "60", "1h", "invalid-timespan", "invalid-timespan"},
    {"revocationUrlRetrievalTimeout", "00:00:30", "", "30", "00:00:61", "invalid-timespan",
     "invalid-timespan"},
};

}  // namespace

TEST_CASE("a broken attribute gives one finding, on it") {
  for (const Attribute& a : kAttributes) {
    const std::string whole = a.name + "=\"" + a.value + "\"";
    CAPTURE(a.name);
    const auto value = [&](const std::string& text) {
      return with_element(whole, a.name + "=\"" + text + "\"");
    };
    expect_one(value(a.wrong), a.wrong_rule, a.wrong);
    expect_one(value(a.number), a.number_rule, a.number);
    if (!a.other_case.empty()) expect_one(value(a.other_case), "letter-case", a.other_case);

    std::string typo = a.name;
    typo.erase(4, 1);
    expect_one(with_element(whole, typo + "=\"" + a.value + "\""), "unknown-attribute", typo);
    std::string other_case = a.name;
    other_case[0] = static_cast<char>(other_case[0] - 'a' + 'A');
    expect_one(with_element(whole, other_case + "=\"" + a.value + "\""), "unknown-attribute", other_case);
    expect_one(with_element(whole, "somethingElse=\"" + a.value + "\""), "unknown-attribute",
               "somethingElse");
    expect_one(with_element(whole, whole + " extra=\"1\""), "unknown-attribute", "extra");
  }
  expect_one(with_element("\"CertRequire\"", "\" CertRequire\""), "untrimmed-value", " CertRequire");
}

TEST_CASE("a bad time span gives one finding, on it") {
  for (const std::string bad :
       {"1:2", "a:b:c", "00:60:00", "00:00:00.12345678", "1.2.3", "99999999999:00:00", "-"}) {
    expect_one(with_element("\"01:00:00\"", "\"" + bad + "\""), "invalid-timespan", bad);
  }
  expect_one(with_element("\"01:00:00\"", "\"\""), "empty-value", "\"\"");
  expect_one(with_element("\"01:00:00\"", "\"-00:00:10\""), "timespan-negative", "-00:00:10");
}

TEST_CASE("a misspelt or misplaced element gives one finding, on its name") {
  expect_one(with_element("<sslClientCertificates", "<sslClientCertificate"), "unknown-element",
             "sslClientCertificate");
  expect_one(with_element("<sslClientCertificates", "<SslClientCertificates"), "unknown-element",
             "SslClientCertificates");
  expect_one(with_element("<sslClientCertificates", "<clientCerts"), "unknown-element", "clientCerts");

  const std::string without = replaced(demo(), kElement, "");
  const auto inside = [&](const std::string& place) {
    expect_one(replaced(without, place, place + kElement), "misplaced-element", "sslClientCertificates");
  };
  inside("10.0.0.5:21:\" />\n        </bindings>\n        <ftpServer>");
  inside("<authentication>");
  inside("10.0.0.5:21:\" />\n        </bindings>");
  inside("<system.ftpServer>");
  inside("<location path=\"partners\">\n    <system.ftpServer>\n      <security>");
  inside("<location path=\"partners\">");
  inside("<applicationPools>");
  inside("</configSections>");
  const std::string web = std::string("<system.webServer><security><access>") + kElement +
                          "</access></security></system.webServer></configuration>";
  expect_one(replaced(without, "</configuration>", web), "misplaced-element", "sslClientCertificates");
}

TEST_CASE("one slip in the markup gives one finding") {
  expect_one(with_element("\"CertRequire\"", "\"CertRequire"), "xml-syntax", "\"CertRequire");
  expect_one(with_element("\"CertRequire\"", "CertRequire"), "xml-syntax", "CertRequire");
  expect_one(with_element("clientCertificatePolicy=", "clientCertificatePolicy "), "xml-syntax",
             "clientCertificatePolicy");
  expect_one(with_element("<sslClientCertificates ",
                          "<sslClientCertificates clientCertificatePolicy=\"CertRequire\" "),
             "xml-syntax", "clientCertificatePolicy");
  expect_one(with_element("00:00:30\" />", "00:00:30\" >"), "xml-syntax", "sslClientCertificates");
}
