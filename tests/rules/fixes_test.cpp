// Every fix proves itself: applied, its finding is gone, nothing new has come, and a second pass finds
// nothing left to do.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "golden.h"
#include "repository.h"
#include "rules/rule_table.h"

using namespace iislint;

namespace {

// Every rule that offers fixes.
const std::set<std::string> kFixing = {"duplicate-element",
                                       "flags-duplicate",
                                       "ftp-clientcert-data-unprotected",
                                       "ftp-clientcert-optional",
                                       "ftp-clientcert-require-control-optional",
                                       "ftp-clientcert-require-credentials-only",
                                       "invalid-flags",
                                       "letter-case",
                                       "numeric-value",
                                       "redundant-default",
                                       "untrimmed-value"};

std::string applied(std::string text, const diag::Fix& fix) {
  std::vector<diag::Edit> edits = fix.edits;
  std::sort(edits.begin(), edits.end(),
            [](const diag::Edit& a, const diag::Edit& b) { return a.span.begin > b.span.begin; });
  for (const diag::Edit& edit : edits)
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.new_text);
  return text;
}

/// What stays the same when a fix moves the text behind it. Messages may change: they speak of values.
std::multiset<std::string> identities(const engine::Analysis& analysis) {
  std::multiset<std::string> result;
  for (const diag::Diagnostic& d : analysis.diagnostics)
    result.insert(std::string(d.rule_id) + " " + d.config_path);
  return result;
}

void forget_newly_judged(std::multiset<std::string>& after, const std::multiset<std::string>& known) {
  for (auto it = after.begin(); it != after.end();) {
    const diag::RuleInfo* rule = rules::find_rule(it->substr(0, it->find(' ')));
    it = known.count(*it) == 0 && rule->area != "structure" ? after.erase(it) : std::next(it);
  }
}

/// The rules whose fixes were tried on this text.
std::set<std::string> try_fixes(const std::string& name, const std::string& text,
                                const engine::Options& options) {
  std::set<std::string> tried;
  const auto before = tests::analyze_text(name, text, options);
  const auto known = identities(before);
  for (const diag::Diagnostic& d : before.diagnostics) {
    for (const diag::Fix& fix : d.fixes) {
      CAPTURE(fix.title);
      tried.insert(std::string(d.rule_id));
      const std::string fixed = applied(std::string(before.sources.file(d.span).text()), fix);
      auto after = identities(tests::analyze_text(name, fixed, options));
      // What could not be read can be judged now: rules may speak that had to be silent before.
      if (d.rule->area == "structure") forget_newly_judged(after, known);
      const std::string gone = std::string(d.rule_id) + " " + d.config_path;
      CHECK_MESSAGE(after.count(gone) == known.count(gone) - 1, fixed);
      CHECK_MESSAGE(after.size() < known.size(), fixed);
      CHECK_MESSAGE(std::includes(known.begin(), known.end(), after.begin(), after.end()), fixed);
    }
  }
  return tried;
}

engine::Options options_for(const std::string& rule) {
  engine::Options options;
  options.kind = schema::FileKind::application_host;
  tests::turn_on(rule, options);
  return options;
}

std::string site(const std::string& name, const std::string& security) {
  return "<site name=\"" + name +
         "\" id=\"1\"><bindings><binding protocol=\"ftp\" "
         "bindingInformation=\"*:21:\"/></bindings><ftpServer>"
         "<security>" +
         security + "</security></ftpServer></site>";
}

std::string document(const std::string& content) {
  return "<configuration><system.applicationHost><sites>" + content +
         "</sites></system.applicationHost></configuration>";
}

std::string client_certificates(const std::string& attributes) {
  return document(site("files",
                       "<ssl serverCertHash=\"0123456789ABCDEF0123456789ABCDEF01234567\"/>"
                       "<sslClientCertificates " +
                           attributes + "/>"));
}

}  // namespace

TEST_CASE("fixes of all test files do what they promise") {
  std::set<std::string> tried;
  for (const std::string& file : tests::files_below("tests/rules", ".config")) {
    CAPTURE(file);
    const std::size_t folder = file.rfind('/', file.rfind('/') - 1) + 1;
    const std::string rule = file.substr(folder, file.rfind('/') - folder);
    tried.merge(try_fixes("applicationHost.config", tests::read_file(file), options_for(rule)));
  }
  CHECK(tried == kFixing);
}

TEST_CASE("files beside *.fixed.config look like that once their rule's fixes are applied") {
  const std::string ending = ".fixed.config";
  std::set<std::string> shown;
  for (const std::string& golden : tests::files_below("tests/rules", ending)) {
    const std::string file = golden.substr(0, golden.size() - ending.size()) + ".config";
    const std::size_t folder = file.rfind('/', file.rfind('/') - 1) + 1;
    const std::string rule = file.substr(folder, file.rfind('/') - folder);
    const auto analysis =
        tests::analyze_text("applicationHost.config", tests::read_file(file), options_for(rule));
    diag::Fix all;
    for (const diag::Diagnostic& d : analysis.diagnostics) {
      if (d.rule_id != rule || d.fixes.empty()) continue;
      all.edits.insert(all.edits.end(), d.fixes.front().edits.begin(), d.fixes.front().edits.end());
    }
    const std::string fixed = applied(std::string(analysis.sources.file(0).text()), all);
    CHECK(tests::golden_difference(golden.substr(tests::repository_path("").size()), fixed) == "");
    shown.insert(rule);
  }
  CHECK(shown == kFixing);
}

TEST_CASE("odd values are fixed as well as plain ones") {
  for (const char* attributes :
       {"clientCertificatePolicy=' certrequire '", "clientCertificatePolicy='2'", "validationFlags='12'",
        "clientCertificatePolicy='CertRequire' validationFlags='CertChainCacheOnlyUrlRetrieval,\r\n"
        "   CertChainCacheOnlyUrlRetrieval'",
        "validationFlags='0'", "validationFlags='certnousagecheck,\tnorevocationcheck'",
        "validationFlags='CertNoUsageCheck|NoRevocationCheck'",
        "validationFlags=',CertNoUsageCheck,,NoRevocationCheck,'",
        "validationFlags='CertNo&#85;sageCheck , CertNoUsageCheck'", "useActiveDirectoryMapping='TRUE'"}) {
    CAPTURE(std::string(attributes));
    CHECK(!try_fixes("applicationHost.config", client_certificates(attributes), options_for("")).empty());
  }
}

TEST_CASE("a value that nobody can read offers no fix") {
  for (const char* attributes : {"clientCertificatePolicy='Require'", "useActiveDirectoryMapping='1'",
                                 "validationFlags='Some, NoRevocationCheck,'", "validationFlags='16'",
                                 "revocationFreshnessTime='60'"}) {
    CAPTURE(std::string(attributes));
    CHECK(try_fixes("applicationHost.config", client_certificates(attributes), options_for("")).empty());
  }
}
