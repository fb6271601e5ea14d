// A project that lives on says the same as a fresh run, whatever has been edited in between.
#include "engine/project.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/run.h"
#include "repository.h"

using namespace iislint;

namespace {

using Texts = std::map<std::string, std::string>;

/// A folder of tests/hierarchy by paths relative to it.
Texts texts_of(const std::string& folder) {
  const std::string root = tests::repository_path("tests/hierarchy/" + folder);
  Texts texts;
  for (const char* ending : {".config", ".json"}) {
    for (const std::string& file : tests::files_below("tests/hierarchy/" + folder, ending))
      texts[file.substr(root.size() + 1)] = tests::read_file(file);
  }
  return texts;
}

engine::Options options() {
  engine::Options options;
  options.profile = "strict";
  options.today = base::date_from(tests::kToday);
  return options;
}

std::string place(const source::SourceStore& sources, const source::Span& span) {
  const source::SourceFile& file = sources.file(span);
  const source::Position begin = file.position(span.begin), end = file.position(span.end);
  return file.path() + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" +
         std::to_string(end.line) + ":" + std::to_string(end.column);
}

/// Everything that a report shows of the findings in one file.
std::string shown(const source::SourceStore& sources, const std::vector<diag::Diagnostic>& findings,
                  const std::string& path) {
  std::string text;
  for (const diag::Diagnostic& finding : findings) {
    if (sources.file(finding.span).path() != path) continue;
    text += place(sources, finding.span) + " " + std::string(to_string(*finding.severity)) + " " +
            std::string(finding.rule_id) + " " + finding.message + " " + finding.config_path + " " +
            finding.fingerprint;
    for (const std::string& site : finding.sites)
      text += " on " + site;
    std::vector<std::string> related;
    for (const diag::Related& one : finding.related)
      related.push_back(" | " + one.message + " " + place(sources, one.span));
    std::sort(related.begin(), related.end());
    for (const std::string& one : related)
      text += one;
    text += "\n";
  }
  return text;
}

/// As they lie in a folder of a reader in memory.
Texts below_root(const Texts& texts) {
  Texts moved;
  for (const auto& [path, text] : texts)
    moved["root/" + path] = text;
  return moved;
}

void check_all(engine::Project& project, const Texts& texts) {
  const source::MemoryReader now(texts);
  const engine::Analysis fresh = engine::analyze(now, engine::collect_files(now, "root").files, options());
  for (const engine::CheckedFile& file : fresh.files) {
    CAPTURE(file.path);
    const engine::FileReport& report = project.check(file.path);
    CHECK(report.status == file.status);
    CHECK(report.kind == file.kind);
    CHECK(shown(project.sources(), report.findings, file.path) ==
          shown(fresh.sources, fresh.diagnostics, file.path));
  }
}

/// An edit as somebody types it: something goes, comes twice, or is another word.
std::string edited(std::string text, std::mt19937& random) {
  const auto at_most = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit)(random);
  };
  const std::size_t begin = at_most(text.size()), length = at_most(20);
  switch (at_most(4)) {
    case 0:
      return text.erase(std::min(begin, text.size()), length);
    case 1:
      return text.insert(begin, text.substr(begin, length));
    case 2: {  // a whole element
      const std::size_t open = text.find('<', begin), close = text.find("/>", begin);
      if (open != std::string::npos && close != std::string::npos && open < close)
        text.erase(open, close + 2 - open);
      return text;
    }
    default: {
      constexpr std::pair<const char*, const char*> kWords[] = {
          {"true", "false"}, {"false", "true"}, {"Deny", "Allow"}, {"Allow", "Deny"}, {"name=", "nam="}};
      const auto& [from, to] = kWords[at_most(4)];
      const std::size_t found = text.find(from, begin);
      if (found != std::string::npos) text.replace(found, std::string_view(from).size(), to);
      return text;
    }
  }
}

const char* const kFolders[] = {"content-elsewhere", "defaults-forbid", "locations-of-one-file",
                                "not-inherited",     "transforms",      "whole-server"};

}  // namespace

TEST_CASE("after every edit a project says what a fresh run says") {
  std::mt19937 random(20260630);
  for (const char* folder : kFolders) {
    CAPTURE(folder);
    const Texts stored = below_root(texts_of(folder));
    REQUIRE(stored.size() >= 2);
    const source::MemoryReader disk(stored);
    const auto project = engine::Project::open(disk, options());
    REQUIRE(project);
    (*project)->add(engine::collect_files(disk, "root").files);
    Texts now = stored;
    check_all(**project, now);
    for (int step = 0; step < 15; ++step) {
      CAPTURE(step);
      auto file = now.begin();
      std::advance(file, std::uniform_int_distribution<std::size_t>(0, now.size() - 1)(random));
      if (step % 5 == 4) {
        file->second = stored.at(file->first);
        (*project)->close(file->first);
      } else {
        file->second = edited(file->second, random);
        (*project)->update(file->first, file->second);
      }
      check_all(**project, now);
    }
  }
}

TEST_CASE("a large buffer is checked again as it is now") {
  std::string sites;
  for (int i = 0; i < 240; ++i)
    sites += "      <site name=\"s" + std::to_string(i) + "\" id=\"" + std::to_string(i + 1) + R"(">
        <application path="/"><virtualDirectory path="/" physicalPath="D:\data" /></application>
        <bindings><binding protocol="ftp" bindingInformation="*:21:h)" +
             std::to_string(i) + R"(" /></bindings>
        <ftpServer><security><ssl controlChannelPolicy="SslRequire" dataChannelPolicy="SslRequire" />
          <authentication><basicAuthentication enabled="true" /></authentication></security></ftpServer>
      </site>
)";
  const std::string text = "<configuration>\n  <system.applicationHost>\n    <sites>\n" + sites +
                           "    </sites>\n  </system.applicationHost>\n</configuration>\n";
  REQUIRE(text.size() > 100'000);
  Texts now = {{"root/applicationHost.config", text}};
  const source::MemoryReader disk(now);
  const auto project = engine::Project::open(disk, options());
  REQUIRE(project);
  std::mt19937 random(7);
  for (int step = 0; step < 4; ++step) {
    std::string& buffer = now.begin()->second;
    buffer = edited(std::move(buffer), random);
    (*project)->update(now.begin()->first, buffer);
    check_all(**project, now);
  }
}

TEST_CASE("an edit is for those below, and no other tree is made again") {
  const Texts stored = below_root(texts_of("whole-server"));
  const source::MemoryReader disk(stored);
  const auto opened = engine::Project::open(disk, options());
  REQUIRE(opened);
  engine::Project& project = **opened;
  const auto files = project.add(engine::collect_files(disk, "root").files);
  for (const source::FileId file : files)
    project.check(project.files().given_path(file));
  std::size_t edges = 0;
  for (const source::FileId file : files) {
    const std::string path = project.files().given_path(file);
    CAPTURE(path);
    const auto dependents = project.dependents(path);
    edges += dependents.size();
    std::map<std::string, std::string> before;
    for (const source::FileId other : files) {
      const std::string other_path = project.files().given_path(other);
      before[other_path] = shown(project.sources(), project.check(other_path).findings, other_path);
    }
    std::map<std::string, const engine::ParsedFile*> trees;
    for (const source::FileId other : files)
      trees[project.files().given_path(other)] = project.files().kept(other);
    project.update(path, stored.at(path) + "<!-- more -->");
    for (const source::FileId other : files) {
      const std::string other_path = project.files().given_path(other);
      const std::string after = shown(project.sources(), project.check(other_path).findings, other_path);
      if (other != file) CHECK(project.files().kept(other) == trees[other_path]);
      const bool may_change =
          other == file || std::find(dependents.begin(), dependents.end(), other_path) != dependents.end();
      if (!may_change) CHECK(after == before[other_path]);
    }
    project.close(path);
  }
  CHECK(edges > 5);
  CHECK(project.dependents("root/server/applicationHost.config").size() > 1);
}

TEST_CASE("files that come and go are seen") {
  const Texts stored = {
      {"root/web.config", "<configuration><appSettings configSource=\"app.config\" /></configuration>"}};
  const source::MemoryReader disk(stored);
  const auto opened = engine::Project::open(disk, options());
  REQUIRE(opened);
  engine::Project& project = **opened;
  Texts now = stored;
  check_all(project, now);
  now["root/app.config"] = "<appSettings><add keyy=\"a\" value=\"b\" /></appSettings>";
  project.update("root/app.config", now["root/app.config"]);
  CHECK(shown(project.sources(), project.check("root/web.config").findings, "root/web.config")
            .find("there is no file") == std::string::npos);
  now.erase("root/app.config");
  project.close("root/app.config");
  check_all(project, now);
}

TEST_CASE("settings that change are for all files") {
  const Texts stored = {{"root/web.config", "<configuration>text</configuration>"},
                        {"root/.iislint.json", R"({ "rules": { "unexpected-text": "off" } })"}};
  const source::MemoryReader disk(stored);
  const auto opened = engine::Project::open(disk, options());
  REQUIRE(opened);
  engine::Project& project = **opened;
  project.add({{"root/web.config"}});
  CHECK(project.check("root/web.config").findings.empty());
  CHECK(project.dependents("root/.iislint.json") == std::vector<std::string>{"root/web.config"});
  project.update("root/.iislint.json", R"({ "rules": { "unexpected-text": "error" } })");
  REQUIRE(project.check("root/web.config").findings.size() == 1);
  CHECK(project.check("root/web.config").findings[0].severity == diag::Severity::error);
  project.update("root/.iislint.json", R"({ "rules": { "unexpected-txt": "error" } })");
  project.check("root/web.config");
  REQUIRE(project.errors().size() == 1);
  CHECK(project.errors()[0].error.message.find("unexpected-text") != std::string::npos);
  project.close("root/.iislint.json");
  CHECK(project.check("root/web.config").findings.empty());
  CHECK(project.errors().empty());
}

TEST_CASE("a file that is named twice is checked once, however many there are and however it is spelt") {
  Texts texts;
  std::vector<engine::InputFile> inputs;
  for (int i = 0; i < 5001; ++i) {
    const std::string path = "root/" + std::to_string(i) + ".xml";
    texts[path] = "<a/>";
    inputs.push_back({path});
  }
  inputs.push_back({"root/17.xml"});
  inputs.push_back({"root/./18.xml"});
  CHECK(engine::analyze(source::MemoryReader(texts), inputs, {}).files.size() == 5001);
}

TEST_CASE("a folder of settings is looked at once") {
  struct Counting final : source::FileReader {
    const source::MemoryReader files{Texts{{"root/.iislint.json", "{}"}, {"root/a/b/web.config", "<a/>"}}};
    mutable std::map<std::string, int> asked;
    source::PathKind kind(const std::string& path) const override {
      ++asked[path];
      return files.kind(path);
    }
    std::string absolute(const std::string& path) const override { return files.absolute(path); }
    std::string real(const std::string& path) const override { return files.real(path); }
    bool is_link(const std::string& path) const override { return files.is_link(path); }
    std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
    base::Result<std::string> read(const std::string& path, std::size_t most) const override {
      return files.read(path, most);
    }
    base::Result<std::vector<source::DirectoryEntry>> list(const std::string& path) const override {
      return files.list(path);
    }
  };
  const Counting reader;
  settings::SettingsFinder finder(reader);
  for (const char* folder : {"root/a/b", "root/a", "root/a/c", "root/a/c/d", "root/a/b", "root"})
    CHECK(finder.nearest(folder) == "root/.iislint.json");
  CHECK_FALSE(finder.nearest("elsewhere"));
  for (const auto& [path, count] : reader.asked) {
    CAPTURE(path);
    CHECK(count == 1);
  }
}
