// The settings file as data: mistakes with their places, files that extend others, what is in force for a
// file. The rules are made up; which rules there are is the rule table's affair.
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <map>

#include "settings/resolved.h"
#include "settings/settings_files.h"

using namespace iislint;
using diag::Severity;
using Files = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

namespace {

constexpr diag::ParamValue kLongest[] = {{"default", "01:00:00", 36'000'000'000}};
constexpr diag::Param kParams[] = {{"longest", "timeSpan", "how long", kLongest},
                                   {"fewest", "integer", "how many", kLongest}};

diag::RuleInfo made_up(std::string_view id, bool suppressible = true) {
  diag::RuleInfo rule;
  rule.id = id;
  rule.suppressible = suppressible;
  return rule;
}

struct Rules {
  diag::RuleInfo plain = made_up("plain-rule");
  diag::RuleInfo measured = made_up("measured-rule");
  diag::RuleInfo firm = made_up("firm-rule", false);
  std::array<const diag::RuleInfo*, 3> all = {&firm, &measured, &plain};

  Rules() { measured.params = kParams; }
};

const Rules kRules;

/// Whole hours are enough here.
std::optional<std::int64_t> ticks(std::string_view text) {
  int hours = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hours);
  if (error != std::errc() || std::string_view(end) != ":00:00") return std::nullopt;
  return std::int64_t{hours} * 36'000'000'000;
}

base::Result<settings::Settings> read(const Files& files, const std::string& path = ".iislint.json") {
  const source::MemoryReader reader(files);
  const auto chain = settings::load_settings(reader, path, "1.2.3");
  if (!chain) return chain.error();
  std::vector<base::Error> errors;
  auto settings = settings::read_settings(*chain, {kRules.all, ticks, reader}, errors);
  if (!settings) return errors.front();
  return std::move(*settings);
}

std::string error_of(const Files& files) {
  const auto result = read(files);
  return result ? "" : result.error().message;
}

std::string error_of(const std::string& text) {
  return error_of(Files{{".iislint.json", text}});
}

/// The entry of a made-up rule.
const diag::RuleInfo& rule_named(std::string_view id) {
  static std::map<std::string, diag::RuleInfo, std::less<>> rules;
  const auto entry = rules.try_emplace(std::string(id)).first;
  entry->second.id = entry->first;
  return entry->second;
}

diag::Diagnostic finding(std::string_view rule, const Texts& sites, const std::string& key_path = "") {
  diag::Diagnostic result(rule_named(rule), {}, "");
  result.sites = sites;
  result.config_path = key_path;
  return result;
}

/// What the settings say for the file at that path.
settings::Resolved resolved_for(const settings::Settings& settings, const std::string& path) {
  const source::MemoryReader reader(Files{});
  return settings::resolve(settings, settings::overrides_for(settings, reader.absolute(path)));
}

/// "warning .iislint.json:1:2", or "" where the settings say nothing.
std::string level(const settings::Settings& settings, const std::string& path,
                  const diag::Diagnostic& finding) {
  const auto resolved = resolved_for(settings, path);
  const auto* entry = settings::level_for(resolved, finding);
  if (entry == nullptr) return "";
  return std::string(to_string(entry->level->severity)) + " " + source::to_string(entry->level->origin);
}

}  // namespace

TEST_CASE("a mistake is told with its line and column") {
  struct Case {
    const char* text;
    const char* beginning;
  };
  for (const Case& one : {
           Case{"{", ".iislint.json:1:2: "},
           Case{"[]", ".iislint.json:1:1: the settings must be an object"},
           Case{"{\n  \"profil\": \"strict\"\n}", ".iislint.json:2:3: "},
           Case{"{\"profile\": \"strickt\"}", ".iislint.json:1:13: "},
           Case{"{\n \"rules\": {\n  \"plain-rul\": \"off\"}}", ".iislint.json:3:3: "},
           Case{"{\"rules\": {\"plain-rule\": \"loud\"}}", ".iislint.json:1:26: "},
           Case{"{\"rules\": {\"plain-rule\": 1}}", ".iislint.json:1:26: "},
           Case{"{\"rules\": {\"firm-rule\": \"off\"}}",
                ".iislint.json:1:25: 'firm-rule' cannot be switched off"},
           Case{"{\"rules\": {\"plain-rule\": {\"options\": {\"longest\": \"1:00:00\"}}}}",
                ".iislint.json:1:39: the rule 'plain-rule' has no options"},
           Case{"{\"rules\": {\"measured-rule\": {\"options\": {\"longest\": \"long\"}}}}",
                ".iislint.json:1:53: 'longest' of 'measured-rule' must be a time"},
           Case{"{\"rules\": {\"measured-rule\": {\"options\": {\"fewest\": -1}}}}",
                ".iislint.json:1:52: 'fewest' of 'measured-rule' must not be negative"},
           Case{"{\"overrides\": {}}", ".iislint.json:1:15: 'overrides' must be a list"},
           Case{"{\"overrides\": [{\"profile\": \"strict\"}]}",
                ".iislint.json:1:16: an override must state in 'files'"},
           Case{"{\"overrides\": [{\"sites\": [\"a\"], \"profile\": \"strict\"}]}",
                ".iislint.json:1:44: 'profile' applies to whole files"},
           Case{"{\"suppressions\": [{\"rules\": [\"plain-rule\"]}]}",
                ".iislint.json:1:19: a suppression must have 'reason'"},
           Case{"{\"suppressions\": [{\"rules\": [\"plain-rule\"], \"reason\": \"\u200B\u00A0\"}]}",
                ".iislint.json:1:55: 'reason' must not be empty"},
           Case{"{\"suppressions\": [{\"rules\": [\"firm-rule\"], \"reason\": \"x\"}]}",
                ".iislint.json:1:30: firm-rule cannot be suppressed"},
           Case{"{\"minimumVersion\": \"1.3\"}",
                ".iislint.json:1:20: these settings need iislint 1.3 or newer"},
           Case{"{\"hierarchy\": {\"applicationHost\": \"none.config\"}}", ".iislint.json:1:35: "},
       }) {
    CAPTURE(std::string(one.text));
    const std::string error = error_of(one.text);
    CHECK_MESSAGE(error.rfind(one.beginning, 0) == 0, error);
  }
}

TEST_CASE("a word that is nearly right is named") {
  CHECK(error_of("{\"profil\": \"strict\"}").find("did you mean 'profile'?") != std::string::npos);
  CHECK(error_of("{\"rules\": {\"plain-rul\": \"off\"}}").find("did you mean 'plain-rule'?") !=
        std::string::npos);
}

TEST_CASE("a version that is old enough does not matter") {
  for (const char* version : {"0.9", "1", "1.2", "1.2.3"})
    CHECK(error_of("{\"minimumVersion\": \"" + std::string(version) + "\"}") == "");
  for (const char* version : {"1.2.4", "1.10", "2"})
    CHECK(error_of("{\"minimumVersion\": \"" + std::string(version) + "\"}") != "");
}

TEST_CASE("a version is up to three numbers") {
  for (const char* version : {"\"\"", "\"1.2.3.4\"", "\"a\"", "\"1..2\"", "\"1.\"", "\".1\"", "\"1.2.x\"",
                              "\"1234567890\"", "1", "\"-1\""}) {
    CAPTURE(version);
    CHECK(error_of("{\"minimumVersion\": " + std::string(version) + "}") ==
          ".iislint.json:1:20: 'minimumVersion' must be a version such as \"1.2.3\"");
  }
  CHECK(error_of("{\"minimumVersion\": \"123456789\"}").ends_with("or newer; this is iislint 1.2.3"));
  CHECK(error_of("{\"minimumVersion\": \"0.99.99\"}") == "");
  // What comes first is said first.
  CHECK(error_of("{\"profil\": 1, \"extends\": 1, \"minimumVersion\": \"2\"}")
            .starts_with(".iislint.json:1:47: these "));
}

TEST_CASE("folders of rules are found beside the file that names them, and must be there") {
  const Files files = {
      {"conf/.iislint.json", R"({"extends": "../shared/s.json", "rulesDirectories": ["own", "../more"]})"},
      {"shared/s.json", R"({"rulesDirectories": ["r"]})"},
      {"shared/r/a.json", ""},
      {"conf/own/b.json", ""},
      {"more/c.json", ""}};
  const source::MemoryReader reader(files);
  const auto chain = settings::load_settings(reader, "conf/.iislint.json", "1.2.3");
  REQUIRE(chain);
  Texts found;
  for (const auto& directory : chain->rules_directories)
    found.push_back(directory.value + " by " + source::to_string(directory.origin));
  CHECK(found == Texts{reader.absolute("shared/r") + " by shared/s.json:1:23",
                       reader.absolute("conf/own") + " by conf/.iislint.json:1:54",
                       reader.absolute("more") + " by conf/.iislint.json:1:61"});
  CHECK(error_of(R"({"rulesDirectories": "own"})") ==
        ".iislint.json:1:22: 'rulesDirectories' must be a list of folders");
  CHECK(error_of(R"({"rulesDirectories": [1]})") == ".iislint.json:1:23: this must be the path of a folder");
  CHECK(error_of(R"({"rulesDirectories": [""]})") == ".iislint.json:1:23: this must be the path of a folder");
  CHECK(error_of(R"({"rulesDirectories": ["x"]})").starts_with(".iislint.json:1:23: there is no folder "));
  CHECK(error_of(Files{{".iislint.json", R"({"rulesDirectories": ["x"]})"}, {"x", ""}})
            .starts_with(".iislint.json:1:23: there is no folder "));
}

TEST_CASE("'extends' takes one path or a list, and has a limit") {
  const std::string wrong = "'extends' must be the path of a settings file, or a list of paths";
  CHECK(error_of(R"({"extends": 1})") == ".iislint.json:1:13: " + wrong);
  CHECK(error_of(R"({"extends": ""})") == ".iislint.json:1:13: " + wrong);
  CHECK(error_of(R"({"extends": [""]})") == ".iislint.json:1:14: " + wrong);
  CHECK(error_of(R"({"extends": []})") == "");
  const auto many = [](int count) {
    std::string list;
    for (int i = 0; i < count; ++i)
      list += (i == 0 ? "" : ", ") + std::string("\"a.json\"");
    return error_of(Files{{".iislint.json", "{\"extends\": [" + list + "]}"}, {"a.json", "{}"}});
  };
  CHECK(many(100) == "");
  CHECK(many(101).ends_with("more than 100 files are read because of 'extends'"));
}

TEST_CASE("settings that are extended count before those that extend them") {
  const auto settings =
      read({{".iislint.json", R"({"extends": ["a.json", "b.json"], "rules": {"plain-rule": "info"}})"},
            {"a.json", R"({"extends": "c.json", "profile": "cis"})"},
            {"b.json", R"({"rules": {"plain-rule": "error", "measured-rule": "error"}})"},
            {"c.json", R"({"profile": "stig", "failOn": "never"})"}});
  REQUIRE(settings);
  CHECK(settings->files == Texts{"c.json", "a.json", "b.json", ".iislint.json"});
  CHECK(level(*settings, "web.config", finding("plain-rule", {})) == "info .iislint.json:1:59");
  CHECK(level(*settings, "web.config", finding("measured-rule", {})) == "error b.json:1:52");
  const auto resolved = resolved_for(*settings, "web.config");
  REQUIRE(resolved.profile != nullptr);
  CHECK(resolved.profile->value == "cis");
  CHECK(source::to_string(resolved.profile->origin) == "a.json:1:34");
  REQUIRE(settings->fail_on);
  CHECK(settings->fail_on->value == Severity::off);
}

TEST_CASE("what cannot be extended is told where it is named") {
  CHECK(error_of({{".iislint.json", R"({"extends": "a.json"})"}}) ==
        ".iislint.json:1:13: there is no file a.json");
  const std::string circle = error_of(
      {{".iislint.json", R"({"extends": "a.json"})"}, {"a.json", R"({"extends": ["./.iislint.json"]})"}});
  CHECK(circle.rfind("a.json:1:14: 'extends' is circular", 0) == 0);
  CHECK(error_of({{".iislint.json", R"({"extends": "a.json"})"}, {"a.json", "{\"rules\": 1}"}})
            .rfind("a.json:1:11: ", 0) == 0);
}

TEST_CASE("a file may be extended twice as long as it does not extend itself") {
  CHECK(error_of({{".iislint.json", R"({"extends": ["a.json", "b.json"]})"},
                  {"a.json", R"({"extends": "c.json"})"},
                  {"b.json", R"({"extends": "c.json"})"},
                  {"c.json", "{}"}}) == "");
}

TEST_CASE("an override counts for its files, sites and key paths, a later one more") {
  const auto settings = read({{".iislint.json", R"({
  "overrides": [
    {"files": ["legacy/**"], "profile": "strict", "rules": {"plain-rule": "off"}},
    {"sites": ["intra*"], "rules": {"plain-rule": "info"}},
    {"keyPaths": ["system.webServer/handlers*"], "rules": {"plain-rule": "error"}}],
  "rules": {"plain-rule": "warning"}})"}});
  REQUIRE(settings);
  const auto of = [&](const std::string& path, const Texts& sites, const std::string& key_path = "") {
    return level(*settings, path, finding("plain-rule", sites, key_path));
  };
  CHECK(of("web.config", {}) == "warning .iislint.json:6:27");
  CHECK(of("legacy/app/web.config", {}) == "off .iislint.json:3:75");
  CHECK(of("legacy/app/web.config", {"Intranet"}) == "info .iislint.json:4:51");
  CHECK(of("web.config", {"intranet", "intra2"}) == "info .iislint.json:4:51");
  CHECK(of("web.config", {"intranet", "shop"}) == "warning .iislint.json:6:27");
  CHECK(of("web.config", {"intranet"}, "system.webServer/handlers/add") == "error .iislint.json:5:74");
  CHECK(resolved_for(*settings, "web.config").profile == nullptr);
  CHECK(resolved_for(*settings, "legacy/web.config").profile->value == "strict");
}

TEST_CASE("whether a rule can speak at all is known before it runs") {
  const auto settings = read({{".iislint.json", R"({"rules": {"plain-rule": "off", "measured-rule": "off"},
    "overrides": [{"sites": ["a"], "rules": {"measured-rule": "info"}}]})"}});
  REQUIRE(settings);
  const auto resolved = resolved_for(*settings, "web.config");
  CHECK(settings::may_speak(resolved, "plain-rule") == false);
  CHECK(settings::may_speak(resolved, "measured-rule") == true);
  CHECK(settings::may_speak(resolved, "firm-rule") == std::nullopt);
}

TEST_CASE("of one option the last value counts, with its number") {
  const auto settings = read({{".iislint.json", R"({
  "rules": {"measured-rule": {"options": {"longest": "2:00:00", "fewest": 3}}},
  "overrides": [{"files": ["a/**"], "rules": {"measured-rule": {"options": {"longest": "5:00:00"}}}}]})"}});
  REQUIRE(settings);
  const auto general = resolved_for(*settings, "web.config"),
             special = resolved_for(*settings, "a/web.config");
  REQUIRE(general.params.size() == 2);
  REQUIRE(special.params.size() == 2);
  CHECK(general.options.front()->number == 72'000'000'000);
  CHECK(special.options.front()->number == 180'000'000'000);
  CHECK(special.options.front()->text == "5:00:00");
  CHECK(special.options.back()->number == 3);
}

TEST_CASE("the nearest settings file is found, and none beyond the repository") {
  const source::MemoryReader reader(Files{{"/up/.iislint.json", "{}"},
                                          {"/up/repository/.git/HEAD", ""},
                                          {"/up/repository/a/.iislint.json", "{}"},
                                          {"/up/repository/a/b/web.config", ""},
                                          {"/up/repository/c/web.config", ""}});
  settings::SettingsFinder finder(reader);
  CHECK(finder.nearest("/up/repository/a/b") == "/up/repository/a/.iislint.json");
  CHECK(finder.nearest("/up/repository/a") == "/up/repository/a/.iislint.json");
  CHECK(finder.nearest("/up/repository/c") == std::nullopt);
  CHECK(finder.nearest("/up") == "/up/.iislint.json");
}
