// The examples on the pages do what the pages say.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "app/cli/commands.h"
#include "engine/example_runner.h"
#include "golden.h"
#include "repository.h"
#include "rules/table/rule_table.h"
#include "samples.h"

using namespace iislint;

namespace {

/// The first xml block under a heading; empty when there is none.
std::string example(const std::string& page, const std::string& heading) {
  const auto examples = engine::examples_of(page, heading);
  return examples.empty() ? std::string() : examples.front();
}

engine::Options options_for(const std::string& id, const std::string& text) {
  engine::Options options;
  options.today = base::date_from(tests::kToday);
  options.is_transform = text.find("<!-- Web.Release.config -->") != std::string::npos;
  if (!options.is_transform)
    options.kind = text.find("<!-- web.config -->") != std::string::npos ? schema::FileKind::web
                                                                         : schema::FileKind::application_host;
  tests::turn_on(id, options);
  return options;
}

engine::Analysis run(const std::string& id, const std::string& text) {
  return tests::analyze_text(id + ".example", text, options_for(id, text));
}

/// Rules whose condition always fulfils another rule's too: the bad example may show that one as well, and
/// the good one may keep something to be informed of.
bool has_company(const std::string& id) {
  const std::set<std::string> ids = {
      "flags-duplicate",
      "invalid-flags",                              // their examples show flags that are worth a word
      "ftp-clientcert-all-trusted-cas",             // without a mapping users log on by password
      "ftp-clientcert-auth-policy-ignore",          // the mapping is either missing or without effect
      "ftp-clientcert-checks-all-off",              // each flag has a rule of its own
      "ftp-clientcert-flags-contradict",            // so has NoRevocationCheck
      "ftp-clientcert-flags-replace-defaults",      // every flag is worth a word of its own
      "ftp-clientcert-mapping-not-used",            // users then log on by password
      "ftp-clientcert-revocation-settings-unused",  // NoRevocationCheck again
      "ftp-anonymous-account-privileged",           // anonymous logon is a finding of its own
      "ftp-command-filter-contradiction",           // without AUTH there is no TLS either
      "ftp-keep-partial-uploads",                   // anonymous users who may write are one, too
      "ftp-clientcert-url-timeout-unused",          // the two flags have rules of their own
      "ftp-basic-auth-cleartext",                   // whatever the data channel requires is worth a word
      "ftp-ssl-control-optional",                   // so it is here
      "ftp-ssl-endpoint-policy-differs",            // one of the policies is weak, and has a rule of its own
      "ftp-ssl-http-parity",                        // so has what permits clear text
      "ftp-ssl-site-weaker-than-defaults",          // and what is weaker
      "aspnet-machine-key-same",                    // both keys are in plain text
      "aspnet-session-regenerate-off",              // and the session ID is part of URLs
      "aspnet-trace-page-output",                   // trace itself is worth a word
      "webdav-anonymous-propfind",                  // that WebDAV is enabled is worth a word of its own
      "webdav-authoring-rule-broad",                // so it is here
      "webdav-without-ssl",                         // and here
      "known-default-credential",                   // where it stands is worth a word of its own
      "suppression-expired",                        // what it silenced shows
      "suppression-malformed",                      // what it does not silence shows
      "vdir-subdir-config"};                        // WebDAV has to be installed
  return ids.count(id) != 0;
}

/// What the program says of the example, without a word on sections of add-ons: they need them.
std::vector<diag::Diagnostic> findings_of(const std::string& id, const engine::Analysis& analysis) {
  std::vector<diag::Diagnostic> findings = analysis.diagnostics;
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](const diag::Diagnostic& d) {
                                  return d.rule_id == "undeclared-section" && d.rule_id != id;
                                }),
                 findings.end());
  return findings;
}

/// What the golden report is asked for. Whether a comment is of use can be told only when its rule runs.
std::string selection(const std::string& id) {
  return id == "suppression-unused" ? id + ",ftp-clientcert-no-revocation-check" : id;
}

}  // namespace

TEST_CASE("the finding of each bad example is as a person has accepted it, in JSON" *
          doctest::test_suite("each-rule")) {
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    if (!tests::is_chosen(rule.id)) continue;
    const std::string id(rule.id), bad = example(std::string(rule.page), "Bad");
    if (bad.empty()) continue;
    const engine::Options options = options_for(id, bad);
    const bool is_web = options.kind == schema::FileKind::web;
    const std::string path = options.is_transform ? "Web.Release.config"
                             : is_web             ? "web.config"
                                                  : "applicationHost.config";
    const source::MemoryReader files(std::map<std::string, std::string>{{path, bad}});
    std::istringstream in;
    std::ostringstream out, err;
    source::MemoryWriter outputs;
    cli::World world{files, outputs, in, out, err, {}};
    cli::run({path, "--format", "json", "--today", tests::kToday, "--select", selection(id)}, world);
    CHECK(tests::golden_difference("tests/rules/" + id + "/golden.json", out.str()) == "");
  }
}

TEST_CASE("the bad example of a page gives one finding of its rule, the good one none" *
          doctest::test_suite("each-rule")) {
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    if (!tests::is_chosen(rule.id)) continue;
    const std::string id(rule.id), page(rule.page);
    CAPTURE(id);
    CHECK(page.rfind("# " + id + "\n", 0) == 0);
    for (const char* heading : {"What it finds", "Why it matters", "Bad", "Good", "When to ignore it"}) {
      CHECK_MESSAGE(page.find("\n## " + std::string(heading) + "\n") != std::string::npos, heading);
    }
    if (const std::string bad = example(page, "Bad"); !bad.empty()) {
      const auto analysis = run(id, bad);
      const auto findings = findings_of(id, analysis);
      const auto own = std::count_if(findings.begin(), findings.end(),
                                     [&](const diag::Diagnostic& d) { return d.rule_id == id; });
      CHECK_MESSAGE(own == 1, tests::listing(analysis));
      if (!has_company(id)) CHECK_MESSAGE(findings.size() == 1, tests::listing(analysis));
    }
    if (const std::string good = example(page, "Good"); !good.empty()) {
      const auto analysis = run(id, good);
      const auto is_clean = [&](const diag::Diagnostic& d) {
        return has_company(id) && d.rule_id != id && *d.severity < diag::Severity::warning;
      };
      const auto findings = findings_of(id, analysis);
      CHECK_MESSAGE(std::all_of(findings.begin(), findings.end(), is_clean), tests::listing(analysis));
    }
  }
}

TEST_CASE("nearly every page shows a bad example") {
  const auto shows = [](const diag::RuleInfo& rule) {
    return !example(std::string(rule.page), "Bad").empty();
  };
  const auto infos = rules::rule_infos();
  const auto shown = std::count_if(infos.begin(), infos.end(), shows);
  CHECK(shown * 10 > static_cast<std::ptrdiff_t>(infos.size()) * 9);
}
