// Every fix proves itself: applied, its finding is gone and nothing new has come; all together, they come to
// an end.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include "golden.h"
#include "repository.h"
#include "rules/table/rule_table.h"
#include "samples.h"

using namespace iislint;

namespace {

// Every rule that offers fixes.
const std::set<std::string> kFixing = {"access-require-cert-no-negotiate",
                                       "access-require-cert-no-ssl",
                                       "add-then-clear",
                                       "anonymous-user-not-pool-identity",
                                       "anonymous-user-pool-name",
                                       "app-pool-identity-ignored-user",
                                       "app-pool-identity-privileged",
                                       "app-pool-ping-off",
                                       "app-pool-rapid-fail-off",
                                       "app-pool-recycle-log",
                                       "app-pool-runtime-aspnetcore",
                                       "app-pool-runtime-version-unknown",
                                       "asp-debugging",
                                       "asp-errors-to-browser",
                                       "asp-parent-paths",
                                       "asp-session-cookie-insecure",
                                       "aspnet-cookies-not-httponly",
                                       "aspnet-cookies-not-secure",
                                       "aspnet-custom-errors-off",
                                       "aspnet-debug-enabled",
                                       "aspnet-event-validation-off",
                                       "aspnet-forms-cookieless",
                                       "aspnet-forms-cross-app-redirects",
                                       "aspnet-forms-protection",
                                       "aspnet-forms-require-ssl",
                                       "aspnet-header-checking-off",
                                       "aspnet-machine-key-weak-decryption",
                                       "aspnet-machine-key-weak-validation",
                                       "aspnet-request-validation-mode",
                                       "aspnet-request-validation-off",
                                       "aspnet-role-cookie-weak",
                                       "aspnet-session-cookieless",
                                       "aspnet-session-regenerate-off",
                                       "aspnet-trace-enabled",
                                       "aspnet-trace-page-output",
                                       "aspnet-version-header",
                                       "aspnet-view-state-mac-off",
                                       "aspnet-view-state-not-encrypted",
                                       "aspnet-wcf-fault-details",
                                       "aspnetcore-stdout-log",
                                       "assembly-binding-ignored",
                                       "basic-auth-without-tls",
                                       "binding-ocsp-stapling-disabled",
                                       "binding-tls13-disabled",
                                       "cert-mapping-one-to-one-invalid",
                                       "cgi-not-listed-allowed",
                                       "config-history-off",
                                       "connection-string-provider-misspelled",
                                       "directory-browse-enabled",
                                       "duplicate-collection-key",
                                       "duplicate-element",
                                       "flags-duplicate",
                                       "ftp-anonymous-password-unneeded",
                                       "ftp-banner-disclosure",
                                       "ftp-basic-auth-cleartext",
                                       "ftp-binding-ssl-flags",
                                       "ftp-brute-force-logging-only",
                                       "ftp-brute-force-protection-off",
                                       "ftp-clientcert-data-unprotected",
                                       "ftp-clientcert-optional",
                                       "ftp-clientcert-require-control-optional",
                                       "ftp-clientcert-require-credentials-only",
                                       "ftp-data-channel-address-check-off",
                                       "ftp-filter-high-bit-allowed",
                                       "ftp-ip-host-bits-set",
                                       "ftp-keep-partial-uploads",
                                       "ftp-log-disabled",
                                       "ftp-log-fields-missing",
                                       "ftp-log-local-time",
                                       "ftp-log-selective-gap",
                                       "ftp-max-connections-zero",
                                       "ftp-message-variables-literal",
                                       "ftp-provider-clsid-format",
                                       "ftp-read-uploads-in-progress",
                                       "ftp-removed-setting",
                                       "ftp-site-not-started",
                                       "ftp-ssl-128-off",
                                       "ftp-ssl-control-optional",
                                       "ftp-ssl-credentials-only",
                                       "ftp-ssl-data-denied",
                                       "ftp-ssl-data-optional",
                                       "ftp-ssl-data-stricter-than-control",
                                       "ftp-ssl-defaults-not-required",
                                       "ftp-ssl-hash-format",
                                       "ftp-ssl-hash-hidden-character",
                                       "ftp-ssl-hash-lowercase",
                                       "ftp-ssl-implicit-policy-optional",
                                       "ftp-utf8-off",
                                       "header-content-type-options-missing",
                                       "header-value-ignored",
                                       "header-x-frame-options-missing",
                                       "header-x-powered-by",
                                       "hsts-no-redirect",
                                       "http-errors-detailed",
                                       "http-logging-off",
                                       "iisnode-debugging",
                                       "invalid-bool",
                                       "invalid-enum",
                                       "invalid-flags",
                                       "invalid-name",
                                       "isapi-not-listed-allowed",
                                       "letter-case",
                                       "location-empty",
                                       "log-disabled",
                                       "log-etw-off",
                                       "log-fields-missing",
                                       "log-format-not-w3c",
                                       "misplaced-element",
                                       "non-ascii-lookalike",
                                       "numeric-value",
                                       "precondition-unknown",
                                       "redundant-default",
                                       "remove-without-target",
                                       "request-double-escaping-allowed",
                                       "request-extension-format",
                                       "request-high-bit-allowed",
                                       "request-trace-verb",
                                       "request-trace-verb-allowed",
                                       "request-unescape-off",
                                       "rewrite-condition-never-met",
                                       "rewrite-foreign-notation",
                                       "rewrite-query-string-twice",
                                       "rewrite-redirect-type-unused",
                                       "suppression-expired",
                                       "suppression-malformed",
                                       "suppression-unused",
                                       "transform-argument-invalid",
                                       "transform-attribute-unknown",
                                       "transform-namespace-wrong",
                                       "transform-word-unknown",
                                       "unknown-attribute",
                                       "unknown-element",
                                       "untrimmed-value",
                                       "value-out-of-range",
                                       "webdav-anonymous-propfind",
                                       "webdav-without-ssl",
                                       "windows-auth-no-extended-protection"};

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

/// A fix may uncover less than it mends: an info, or what was wrong already at the place it is inherited
/// from.
void forget_uncovered(std::multiset<std::string>& after, const std::multiset<std::string>& known,
                      const engine::Analysis& fixed) {
  const auto rule_of = [](const std::string& identity) { return identity.substr(0, identity.find(' ')); };
  std::set<std::string> spoke;
  for (const std::string& one : known)
    spoke.insert(rule_of(one));
  for (const diag::Diagnostic& d : fixed.diagnostics) {
    const std::string identity = std::string(d.rule_id) + " " + d.config_path;
    const bool is_less = *d.severity == diag::Severity::info || spoke.count(std::string(d.rule_id)) != 0;
    if (known.count(identity) == 0 && is_less) after.erase(identity);
  }
}

using Safeties = std::map<std::string, std::set<diag::FixSafety>>;  // by rule

/// The rules whose fixes were tried on this text.
Safeties try_fixes(const std::string& name, const std::string& text, const engine::Options& options) {
  Safeties tried;
  const auto before = tests::analyze_text(name, text, options);
  const auto known = identities(before);
  for (const diag::Diagnostic& d : before.diagnostics) {
    for (const diag::Fix& fix : d.fixes) {
      CAPTURE(fix.title);
      tried[std::string(d.rule_id)].insert(fix.safety);
      const std::string fixed = applied(std::string(before.sources.file(d.span).text()), fix);
      const auto again = tests::analyze_text(name, fixed, options);
      auto after = identities(again);
      forget_uncovered(after, known, again);
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

/// What the page of a rule says under "Fix".
std::string fix_section(const std::string& rule) {
  const std::string page(rules::find_rule(rule)->page);
  const std::string heading = "\n## Fix\n\n";
  const std::size_t at = page.find(heading);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + heading.size();
  return page.substr(begin, page.find("\n", begin) - begin);
}

std::string fix_section_for(const std::set<diag::FixSafety>& safeties) {
  if (safeties.size() > 1)
    return "A finding that shows a fix is fixed by `--fix`, or by `--fix --unsafe-fixes` where the fix is "
           "said to "
           "change behaviour.";
  if (safeties.count(diag::FixSafety::safe) != 0) return "A finding that shows a fix is fixed by `--fix`.";
  return "A finding that shows a fix is fixed by `--fix --unsafe-fixes`. The fix changes behaviour: `--diff "
         "--unsafe-fixes` shows it first.";
}

/// Of a text that is none of the samples.
engine::Options host_options() {
  engine::Options options;
  options.kind = schema::FileKind::application_host;
  return options;
}

/// The rules with fixes among those that have been chosen.
std::set<std::string> chosen_fixing() {
  std::set<std::string> result;
  std::copy_if(kFixing.begin(), kFixing.end(), std::inserter(result, result.end()), tests::is_chosen);
  return result;
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
                       "<ssl serverCertHash=\"5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217\"/>"
                       "<sslClientCertificates " +
                           attributes + "/>"));
}

}  // namespace

TEST_CASE("fixes of the samples do what they promise" * doctest::test_suite("each-rule")) {
  Safeties tried;
  for (const tests::Sample& sample : tests::samples()) {
    CAPTURE(sample.file);
    for (const auto& [rule, safeties] : try_fixes(sample.name, sample.text, tests::options_for(sample)))
      tried[rule].insert(safeties.begin(), safeties.end());
  }
  for (const auto& [rule, safeties] : tried) {
    CHECK_MESSAGE(kFixing.count(rule) == 1, rule);
    if (tests::is_chosen(rule)) CHECK_MESSAGE(fix_section(rule) == fix_section_for(safeties), rule);
  }
  for (const std::string& rule : chosen_fixing())
    CHECK_MESSAGE(tried.count(rule) == 1, rule);
}

namespace {

/// One fix of each finding, those of the analysis that do not touch each other.
diag::Fix safe_fixes(const engine::Analysis& analysis) {
  diag::Fix all;
  std::uint32_t free_from = 0;
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    if (d.fixes.empty() || d.fixes.front().safety != diag::FixSafety::safe) continue;
    const diag::Edit& edit = d.fixes.front().edits.front();
    if (edit.span.begin < free_from) continue;
    all.edits.push_back(edit);
    free_from = edit.span.end;
  }
  return all;
}

std::string as_utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

}  // namespace

TEST_CASE("all safe fixes at once, again and again, come to an end at a file without any" *
          doctest::test_suite("each-rule")) {
  for (const tests::Sample& sample : tests::samples()) {
    CAPTURE(sample.file);
    std::string text = sample.text;
    int passes = 0;
    for (; passes < 4; ++passes) {
      const auto analysis = tests::analyze_text(sample.name, text, tests::options_for(sample));
      const diag::Fix all = safe_fixes(analysis);
      if (all.edits.empty()) break;
      text = applied(std::string(analysis.sources.file(0).text()), all);
    }
    CHECK(passes < 4);
  }
}

TEST_CASE("edits carry the byte offsets of the file as it is stored") {
  const std::string text = client_certificates("clientCertificatePolicy='certrequire'");
  engine::Options options = host_options();
  options.select = {"letter-case"};
  const auto analysis = tests::analyze_text("applicationHost.config", as_utf16(text), options);
  REQUIRE(analysis.diagnostics.size() == 1);
  const diag::Edit& edit = analysis.diagnostics.front().fixes.front().edits.front();
  const source::SourceFile& file = analysis.sources.file(edit.span);
  std::string bytes = as_utf16(text);
  const std::size_t begin = file.byte_offset(edit.span.begin), end = file.byte_offset(edit.span.end);
  bytes.replace(begin, end - begin, as_utf16(edit.new_text).substr(2));
  CHECK(tests::analyze_text("applicationHost.config", bytes, options).diagnostics.empty());
}

TEST_CASE("samples beside *.fixed.config look like that once their rule's fixes are applied" *
          doctest::test_suite("each-rule")) {
  std::set<std::string> shown;
  for (const tests::Sample& sample : tests::samples()) {
    const std::string golden = sample.file.substr(0, sample.file.size() - 6) + "fixed.config";
    if (!std::filesystem::exists(golden)) continue;
    const auto analysis = tests::analyze(sample);
    diag::Fix all;
    for (const diag::Diagnostic& d : analysis.diagnostics) {
      if (d.rule_id != sample.rule || d.fixes.empty()) continue;
      all.edits.insert(all.edits.end(), d.fixes.front().edits.begin(), d.fixes.front().edits.end());
    }
    const std::string fixed = applied(std::string(analysis.sources.file(0).text()), all);
    CHECK(tests::golden_difference(golden.substr(tests::repository_path("").size()), fixed) == "");
    shown.insert(sample.rule);
  }
  CHECK(shown == chosen_fixing());
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
    CHECK(!try_fixes("applicationHost.config", client_certificates(attributes), host_options()).empty());
  }
}

TEST_CASE("a value that nobody can read offers no fix") {
  for (const char* attributes : {"clientCertificatePolicy='Require'", "useActiveDirectoryMapping='1'",
                                 "validationFlags='Some, NoRevocationCheck,'", "validationFlags='16'",
                                 "revocationFreshnessTime='60'"}) {
    CAPTURE(std::string(attributes));
    CHECK(try_fixes("applicationHost.config", client_certificates(attributes), host_options()).empty());
  }
}
