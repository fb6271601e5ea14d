// Settings in force: which file is checked how, and what the command line changes.
#include <doctest/doctest.h>

#include "engine/analysis.h"
#include "engine/policy/file_policy.h"
#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

/// A server with a site for each name, where client certificates are not asked whether they are withdrawn,
/// and which trusts what it has looked up for three days.
std::string server(const std::vector<std::string>& sites) {
  std::string text = "<configuration><system.applicationHost><sites>";
  int id = 0;
  for (const std::string& site : sites) {
    text += "<site name='" + site + "' id='" + std::to_string(++id) +
            "'><application path='/'><virtualDirectory path='/' physicalPath='D:\\ftp\\" + site +
            "'/></application><bindings><binding protocol='ftp' bindingInformation='*:21:" + site +
            "'/></bindings><ftpServer><security><ssl "
            "serverCertHash='5BA1F2C94D3E8870A6C1D95E2F7B30846A9CE217'/><sslClientCertificates "
            "clientCertificatePolicy='CertRequire' "
            "validationFlags='NoRevocationCheck'/></security></ftpServer></site>";
  }
  return text + "</sites></system.applicationHost></configuration>";
}

const std::string kOwnRule = R"({
  "id": "site-is-named-one", "summary": "A site is named one", "area": "ftp", "category": "structure",
  "severity": "info", "confidence": "high", "scope": "site", "since": "0.1.0", "url": "https://example.com/one",
  "references": [], "covers": [], "help": "Choose another name.", "appliesTo": "site",
  "values": { "name": "@name" }, "when": [ { "value": "name", "is": ["one"] } ],
  "at": [ { "value": "name" } ], "message": "the site is named one"
})";

const std::string kRevocation = "ftp-clientcert-no-revocation-check";

/// The levels at which the rule is reported, by path and site: "a.config one warning".
std::string levels(const Files& files, const std::vector<std::string>& paths, const std::string& rule,
                   engine::Options options = {}) {
  options.program_version = "0.1.0";
  const source::MemoryReader reader(files);
  std::vector<engine::InputFile> inputs;
  for (const std::string& path : paths)
    inputs.push_back({path});
  const engine::Analysis analysis = engine::analyze(reader, std::move(inputs), options);
  for (const engine::RunError& error : analysis.errors)
    FAIL_CHECK(error.error.message);
  std::string text;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.rule_id != rule) continue;
    text += text.empty() ? "" : ", ";
    text += std::string(analysis.sources.file(finding.span).path());
    for (const std::string& site : finding.sites)
      text += " " + site;
    text += " " + std::string(to_string(*finding.severity));
  }
  return text;
}

std::string error_of(const Files& more, const std::string& settings) {
  Files files = more;
  files.insert({".iislint.json", settings});
  files.insert({"web.config", kGood});
  const Outcome outcome = run({"settings", "web.config"}, files);
  CHECK(outcome.status == 2);
  const Outcome check = run({"web.config", "--format", "text"}, files);
  CHECK(check.status == 2);
  CHECK(has(check.out, "error: " + outcome.err.substr(outcome.err.find(' ') + 1)));
  CHECK(has(check.out, "no findings in 1 file; 1 error in settings or rules\n"));
  CHECK(has(check.err, outcome.err));
  return outcome.err;
}

}  // namespace

TEST_CASE("the nearest settings decide, and those above do not count") {
  const Files files = {{".iislint.json", R"({"rules": {"ftp-clientcert-no-revocation-check": "error"}})"},
                       {"a/.iislint.json", "{}"},
                       {"a/b/applicationHost.config", server({"one"})},
                       {"c/applicationHost.config", server({"one"})},
                       {"d/.git/HEAD", {}},
                       {"d/applicationHost.config", server({"one"})}};
  CHECK(levels(files, {"a/b/applicationHost.config", "c/applicationHost.config", "d/applicationHost.config"},
               kRevocation) ==
        "a/b/applicationHost.config one warning, c/applicationHost.config one error, "
        "d/applicationHost.config one warning");
}

TEST_CASE("an override is for the files, sites and key paths it names") {
  const auto with = [&](const std::string& overrides) {
    return levels({{".iislint.json", R"({"overrides": [)" + overrides + "]}"},
                   {"a/applicationHost.config", server({"one", "two"})},
                   {"b/x/applicationHost.config", server({"one"})}},
                  {"a/applicationHost.config", "b/x/applicationHost.config"}, kRevocation);
  };
  const std::string rules = R"("rules": {"ftp-clientcert-no-revocation-check": )";
  const std::string a = "a/applicationHost.config ", b = "b/x/applicationHost.config ";
  CHECK(with(R"({"files": ["a/*"], )" + rules + R"("off"}})") == b + "one warning");
  CHECK(with(R"({"files": ["b/"], )" + rules + R"("off"}})") == a + "one warning, " + a + "two warning");
  CHECK(with(R"({"files": ["APPLICATIONHOST.config"], )" + rules + R"("off"}})") == "");
  CHECK(with(R"({"sites": ["O?E"], )" + rules + R"("error"}})") ==
        a + "one error, " + a + "two warning, " + b + "one error");
  CHECK(with(R"({"sites": ["one"], "files": ["b/**"], )" + rules + R"("off"}})") ==
        a + "one warning, " + a + "two warning");
  CHECK(with(R"({"keyPaths": ["*site[[]@name='two']*"], )" + rules + R"("off"}})") ==
        a + "one warning, " + a + "two warning, " + b + "one warning");
  CHECK(with(R"({"keyPaths": ["*site[@name='two']*"], )" + rules + R"("off"}})") ==
        a + "one warning, " + b + "one warning");
  // The later one wins.
  CHECK(with(R"({"sites": ["one"], )" + rules + R"("error"}}, {"files": ["a/*"], )" + rules +
             R"("info"}})") == a + "one info, " + a + "two info, " + b + "one error");
}

TEST_CASE("a pattern for files that begins with ./ is for the folder of the settings alone") {
  const auto with = [&](const std::string& glob) {
    const std::string settings = R"({"overrides": [{"files": [")" + glob +
                                 R"("], "rules": {"ftp-clientcert-no-revocation-check": "off"}}]})";
    return levels({{".iislint.json", "broken"},
                   {"p/.iislint.json", settings},
                   {"p/applicationHost.config", server({"one"})},
                   {"p/a/applicationHost.config", server({"one"})}},
                  {"p/applicationHost.config", "p/a/applicationHost.config"}, kRevocation);
  };
  const std::string own = "p/applicationHost.config one warning",
                    deep = "p/a/applicationHost.config one warning";
  CHECK(with("./applicationHost.config") == deep);
  CHECK(with("./*") == deep);
  CHECK(with("applicationHost.config") == "");
  CHECK(with("./") == "");
  CHECK(with("./a/") == own);
  CHECK(with(R"(a\\*)") == own);
  CHECK(with("**/a/*") == own);
}

TEST_CASE("a rule that is off can be turned on for one site") {
  const std::string settings = R"({"rules": {"ftp-clientcert-no-revocation-check": "off"},
    "overrides": [{"sites": ["two"], "rules": {"ftp-clientcert-no-revocation-check": "info"}}]})";
  CHECK(levels({{".iislint.json", settings}, {"applicationHost.config", server({"one", "two"})}},
               {"applicationHost.config"}, kRevocation) == "applicationHost.config two info");
}

TEST_CASE("a rule that is off for one site stays off there when the rule is selected by its name") {
  const auto with = [&](const std::string& settings) {
    engine::Options options;
    options.select = {kRevocation};
    return levels({{".iislint.json", settings}, {"applicationHost.config", server({"one", "two"})}},
                  {"applicationHost.config"}, kRevocation, options);
  };
  const std::string off = R"("rules": {"ftp-clientcert-no-revocation-check": "off"})";
  CHECK(with(R"({"overrides": [{"sites": ["one"], )" + off + "}]}") == "applicationHost.config two warning");
  CHECK(with("{" + off + "}") == "applicationHost.config one warning, applicationHost.config two warning");
}

TEST_CASE("the command line wins over the settings") {
  const Files files = {{".iislint.json", R"({"profile": "strict", "failOn": "error",
                         "rules": {"ftp-clientcert-no-revocation-check": "off"}})"},
                       {"applicationHost.config", server({"one"})}};
  const auto with = [&](engine::Options options) {
    return levels(files, {"applicationHost.config"}, kRevocation, std::move(options));
  };
  CHECK(with({}) == "");
  engine::Options options;
  options.severity[kRevocation] = diag::Severity::error;
  CHECK(with(options) == "applicationHost.config one error");
  options = {};
  options.select = {kRevocation};  // in the profile that the settings name, where it is an error
  const std::string selected = with(options);
  CHECK(selected.starts_with("applicationHost.config one "));
  options.profile = "default";
  CHECK(with(options) == "applicationHost.config one warning");

  const std::vector<std::string> words = {
      "applicationHost.config", "--profile", "default", "--select", kRevocation, "--format", "text"};
  CHECK(run(words, files).status == 0);  // failOn
  std::vector<std::string> strict = words;
  strict.insert(strict.end(), {"--fail-on", "warning"});
  CHECK(run(strict, files).status == 1);
}

TEST_CASE("an option of a rule takes the place of its threshold") {
  const std::string rule = "ftp-clientcert-freshness-too-long";
  const auto with = [&](const std::string& longest) {
    std::string text = server({"one"});
    const std::string flags = "validationFlags='NoRevocationCheck'";
    text.replace(text.find(flags), flags.size(), "revocationFreshnessTime='3.00:00:00'");
    const std::string settings =
        longest.empty() ? "{}"
                        : R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": ")" +
                              longest + R"("}}}})";
    return levels({{".iislint.json", settings}, {"applicationHost.config", text}}, {"applicationHost.config"},
                  rule);
  };
  CHECK(with("") == "");
  CHECK(with("2.00:00:00") != "");
  CHECK(with("4.00:00:00") == "");
}

TEST_CASE("settings extend others: later ones win, paths are seen from the file they stand in") {
  const Files files = {
      {"p/.iislint.json", R"({"extends": ["../shared/one.json", "../shared/two.json"], "failOn": "info"})"},
      {"shared/one.json", R"({"failOn": "never", "rules": {"invalid-bool": "off", "invalid-enum": "off"}})"},
      {"shared/two.json", R"({"extends": "deep/three.json", "rules": {"invalid-enum": "info"},
                              "overrides": [{"files": ["sub/**"], "rules": {"invalid-flags": "off"}}]})"},
      {"shared/deep/three.json", R"({"profile": "strict", "rules": {"invalid-enum": "error"},
                                     "hierarchy": {"applicationHost": "a.config"}})"},
      {"shared/deep/a.config", kGood},
      {"p/sub/web.config", kGood}};
  const Outcome outcome = run({"settings", "p/sub/web.config", "--format", "text"}, files);
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
  CHECK(has(outcome.out, "failOn   info    p/.iislint.json:1:69"));
  CHECK(has(outcome.out, "profile  strict  shared/deep/three.json:1:13"));
  CHECK(has(outcome.out, "invalid-bool   off   shared/one.json:1:47"));
  CHECK(has(outcome.out, "invalid-enum   info  shared/two.json:1:58"));
  CHECK(has(outcome.out, "invalid-flags  off   shared/two.json:2:"));
  CHECK(has(outcome.out, "shared/deep/a.config"));
}

TEST_CASE("settings bring in rules of the user's own, and say how loud they are") {
  const Files files = {
      {".iislint.json", R"({"rulesDirectories": ["own"], "rules": {"site-is-named-one": "error"}})"},
      {"own/site-is-named-one.json", kOwnRule},
      {"applicationHost.config", server({"one", "two"})},
      {"else/.iislint.json", "{}"},
      {"else/applicationHost.config", server({"one"})}};
  CHECK(levels(files, {"applicationHost.config", "else/applicationHost.config"}, "site-is-named-one") ==
        "applicationHost.config one error");
  CHECK(has(run({"settings", "web.config", "--format", "text"}, files).out,
            "site-is-named-one  error  .iislint.json:1:"));
  Files broken = files;
  broken["own/site-is-named-one.json"] = "{";
  const Outcome outcome = run({"settings", "web.config"}, broken);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.err, "own/site-is-named-one.json:1:"));
  CHECK_FALSE(has(outcome.err, "there is no rule"));
}

TEST_CASE("--config takes the place of the settings that lie there") {
  const Files files = {{".iislint.json", "broken"},
                       {"other.json", R"({"rules": {"ftp-clientcert-no-revocation-check": "off"}})"},
                       {"applicationHost.config", server({"one"})}};
  engine::Options options;
  options.settings_file = "other.json";
  CHECK(levels(files, {"applicationHost.config"}, kRevocation, options) == "");
  const Outcome missing = run({"applicationHost.config", "--config", "no.json"}, files);
  CHECK(missing.status == 2);
  CHECK(has(missing.out, "no.json"));
}

TEST_CASE("what is wrong with settings is said with its place") {
  CHECK(has(error_of({}, "{\n  \"profil\": 1}"),
            ".iislint.json:2:3: there is no setting 'profil'; did you mean 'profile'?"));
  CHECK(has(error_of({}, "{\"rules\": {\n\"invalid-boole\": \"off\"}}"),
            ".iislint.json:2:1: there is no rule 'invalid-boole'; did you mean 'invalid-bool'?"));
  CHECK(has(error_of({}, R"({"rules": {"invalid-bool": "eror"}})"),
            ":1:28: the level of 'invalid-bool' cannot be 'eror'; did you mean 'error'?"));
  CHECK(has(
      error_of({}, R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longst": "1"}}}})"),
      ":1:62: the rule 'ftp-clientcert-freshness-too-long' has no option 'longst'; did you mean 'longest'?"));
  CHECK(has(error_of({}, R"({"rules": {"ftp-clientcert-freshness-too-long": {"options": {"longest": 60}}}})"),
            ":1:73: 'longest' of 'ftp-clientcert-freshness-too-long' must be a time"));
  CHECK(has(error_of({}, R"({"profile": ["strict"]})"),
            ":1:13: 'profile' must be default, strict, cis or stig"));
  CHECK(has(error_of({}, R"({"profile": "strict", "profile": "default"})"),
            ":1:23: the key 'profile' is defined twice in one object"));
  CHECK(
      has(error_of(
              {}, R"({"suppressions": [{"rules": ["invalid-bool"], "reason": "r", "until": "2027-02-29"}]})"),
          "'until' must be a date, written \"2027-01-31\""));
  CHECK(has(error_of({{"b.json", "{\n\"failOn\": 1}"}}, R"({"extends": "b.json"})"),
            "b.json:2:11: 'failOn' must be"));
  CHECK(has(error_of({}, R"({"extends": ["no.json"]})"), ".iislint.json:1:14: there is no file no.json"));
  CHECK(has(error_of({}, R"({"rulesDirectories": ["no"]})"), ".iislint.json:1:23: there is no folder no"));
}

TEST_CASE("what can have no effect or no sense in settings is an error") {
  const auto rules = [](const std::string& entry) { return error_of({}, "{\"rules\": {" + entry + "}}"); };
  CHECK(has(rules(R"("xml-syntax": "off")"),
            ":1:26: 'xml-syntax' cannot be switched off: it reports that a file could not be checked"));
  CHECK(has(rules(R"("limit-exceeded": {"severity": "off"})"), "'limit-exceeded' cannot be switched off"));
  CHECK(has(rules(R"("suppression-malformed": "off")"),
            "cannot be switched off: it reports that a suppression does not do what its author wanted"));
  CHECK(has(error_of({}, R"({"overrides": [{"files": ["a/"], "rules": {"schema-violation": "off"}}]})"),
            "'schema-violation' cannot be switched off"));
  CHECK(has(rules(R"("fpt-*": "off")"), ":1:12: no rule matches 'fpt-*'"));
  CHECK(has(rules(R"("ftp-clientcert-freshness-too-long": {"options": {"longest": "-00:01:00"}})"),
            ":1:73: 'longest' of 'ftp-clientcert-freshness-too-long' must not be negative"));
  CHECK(has(rules(R"("ftp-passive-range-narrow": {"options": {"fewest": -1}})"),
            "'fewest' of 'ftp-passive-range-narrow' must not be negative"));
  CHECK(has(error_of({}, R"({"suppressions": [{"rules": [], "reason": "x"}]})"),
            ":1:29: 'rules' must not be empty: a suppression names the rules that it suppresses"));
  CHECK(has(error_of({}, R"({"overrides": [{"files": ["*.config"]}]})"),
            ":1:16: an override must state in 'profile' or 'rules' what differs"));
}

TEST_CASE("signs that other programs know in patterns are an error where files are meant") {
  const auto said = [](const std::string& glob) {
    return error_of({}, R"({"overrides": [{"files": ["ok/*", ")" + glob + R"("], "profile": "strict"}]})");
  };
  const std::string place = ".iislint.json:1:35: patterns support only *, ** and ?, not ";
  CHECK(
      has(said("!legacy/**"), place + "!; where a name contains such characters, write ? for each of them"));
  CHECK(has(said("{a,b}/*.config"), place + "{}; where"));
  CHECK(has(said("[a-z]*.config"), place + "[]; where"));
  CHECK(has(error_of({}, R"({"suppressions": [{"rules": ["letter-case"], "reason": "r", "files": ["!a"]}]})"),
            "patterns support only *, ** and ?"));
  const Files files = {{".iislint.json", R"({"overrides": [{"sites": ["!a", "[b]", "{c}"],
                                             "rules": {"letter-case": "off"}}]})"},
                       {"web.config", kGood}};
  CHECK(run({"settings", "web.config"}, files).status == 0);
}

TEST_CASE("a hierarchy of files and folders that are not there is an error, whatever is checked") {
  const auto said = [](const std::string& entry) {
    return error_of({}, R"({"hierarchy": {)" + entry + "}}");
  };
  CHECK(has(said(R"("applicationHost": "no.config")"), ".iislint.json:1:35: there is no file no.config"));
  CHECK(has(said(R"("rootWebConfig": "x/web.config")"), ":1:33: there is no file x/web.config"));
  CHECK(has(said(R"("folders": {"a": "no"})"), ":1:33: there is no folder no"));
  CHECK(has(said(R"("physicalPaths": {"C:\\a": "web.config"})"), "there is no folder web.config"));
}

TEST_CASE("settings that extend themselves are an error") {
  CHECK(has(error_of({}, R"({"extends": "./.iislint.json"})"), ".iislint.json:1:13: 'extends' is circular"));
  CHECK(has(error_of({{"b.json", R"({"extends": ["c.json"]})"}, {"c.json", R"({"extends": "b.json"})"}},
                     R"({"extends": "b.json"})"),
            "c.json:1:13: 'extends' is circular: b.json is already being read"));
  Files many;
  for (int i = 0; i < 20; ++i) {
    const std::string next = "\"f" + std::to_string(i + 1) + ".json\"";
    many["f" + std::to_string(i) + ".json"] = R"({"extends": [)" + next + ", " + next + "]}";
  }
  many["f20.json"] = "{}";
  CHECK(
      has(error_of(many, R"({"extends": "f0.json"})"), "more than 100 files are read because of 'extends'"));
}

TEST_CASE("settings for a newer program are refused before anything else in them is read") {
  CHECK(has(error_of({}, R"({"newThing": 1, "minimumVersion": "99.1"})"),
            ".iislint.json:1:35: these settings need iislint 99.1 or newer; this is iislint "));
  CHECK(run({"settings", "web.config"}, {{".iislint.json", R"({"minimumVersion": "0"})"}}).status == 0);
}

TEST_CASE("facts of a site come from every entry that fits") {
  settings::Settings settings;
  settings.site_entries = {{"*", {{"reachable", "internal"}}, {}},
                           {"up*", {{"uploadOnly", "true"}}, {}},
                           {"upper", {{"reachable", "public"}}, {}}};
  CHECK(settings::facts_of(settings, "Upper") ==
        diag::SiteFacts{{"reachable", "public"}, {"uploadOnly", "true"}});
  CHECK(settings::facts_of(settings, "x") == diag::SiteFacts{{"reachable", "internal"}});
}

TEST_CASE("iislint settings says where each value comes from") {
  const Files files = {{".iislint.json", R"({"profile": "strict",
                         "suppressions": [{"rules": ["invalid-bool"], "reason": "known", "files": ["other/"]},
                                          {"rules": ["invalid-enum"], "reason": "accepted"}]})"},
                       {"web.config", kGood}};
  const Outcome text =
      run({"settings", "web.config", "--format", "text", "--severity", "invalid-flags=off"}, files);
  CHECK(has(text.out, "profile  strict   .iislint.json:1:13"));
  CHECK(has(text.out, "failOn   warning  default"));
  CHECK(has(text.out, "invalid-flags  off  command line"));
  CHECK(has(text.out, "invalid-enum  accepted  .iislint.json:3:"));
  CHECK_FALSE(has(text.out, "invalid-bool"));
  const Outcome json = run({"settings", "web.config", "--format", "json"}, files);
  CHECK(has(json.out, R"("name": "invalid-bool")"));  // all rules
  CHECK(has(json.out, R"("origin": "settings")"));
  const Outcome none = run({"settings", "x.config", "--format", "text"}, Files{});
  CHECK(none.status == 0);
  CHECK(has(none.out, "no settings file"));
  CHECK(run({"settings"}, files).status == 2);
  CHECK(run({"settings", "a", "b"}, files).status == 2);
  CHECK(has(run({"settings", "--schema"}, files).out, "draft-07"));
}
