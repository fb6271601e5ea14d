// Which files a search finds, and which of them it leaves out.
#include "repository_folder.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kTransform =
    "<configuration xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'><connectionStrings>"
    "<add name='a' connectionString='Server=s;User ID=u;Password=test-only' xdt:Transform='SetAttributes'/>"
    "</connectionStrings></configuration>";

bool finds(const Outcome& outcome, const std::string& path) {
  return has("\n" + outcome.out, "\n" + path + ":");
}

}  // namespace

TEST_CASE("what git ignores is not searched, but for a folder that is named") {
  const RepositoryFolder repository;
  repository.write(".gitignore", "bin/\nobj/\n/packages\n");
  for (const char* file : {"web.config", "bin/web.config", "src/obj/web.config", "packages/a/web.config"})
    repository.write(file, kBad);
  repository.stage("bin/kept/web.config", kBad);
  const Outcome found = repository.run({"."});
  CHECK(found.status == 1);
  CHECK(finds(found, "web.config"));
  CHECK(finds(found, "bin/kept/web.config"));  // tracked
  CHECK(has(found.out, "in 2 files"));
  CHECK(found.err == "");
  CHECK(has(repository.run({"--no-ignore", "."}).out, "in 5 files"));
  CHECK(has(repository.run({"bin"}).out, "in 2 files"));
  CHECK(has(repository.run({"src/obj", "packages"}).out, "in 2 files"));
  CHECK(has(repository.run({"bin/web.config"}).out, "in 1 file"));
  const Outcome forced = repository.run({"--force-exclude", "bin/web.config"});
  CHECK(forced.status == 0);
  CHECK(forced.err == "");
  CHECK(has(repository.run({"--force-exclude", "bin/web.config", "web.config"}).out, "in 1 file"));
  CHECK(has(repository.run({"."}, "src/obj").out, "in 1 file"));
}

TEST_CASE("a repository inside another answers for its files, and is ignored as a whole") {
  const RepositoryFolder repository;
  repository.write(".gitignore", "vendor/\nlocal.txt\n");
  repository.write("web.config", kBad);
  for (const char* inner : {"vendor/a", "module"}) {
    repository.git({"init", "-q", inner});
    repository.write(std::string(inner) + "/.gitignore", "bin\n");
    repository.write(std::string(inner) + "/web.config", kBad);
    repository.write(std::string(inner) + "/bin/web.config", kBad);
  }
  const Outcome found = repository.run({"."});
  CHECK(finds(found, "module/web.config"));
  CHECK(has(found.out, "in 2 files"));
  CHECK(has(repository.run({"vendor"}).out, "in 1 file"));
  CHECK(found.err == "");
}

TEST_CASE("a git that fails leaves nothing out, and says so") {
  const RepositoryFolder repository;
  repository.write(".gitignore", "bin/\n");
  repository.write("bin/web.config", kBad);
  repository.write("web.config", kBad);
  std::filesystem::remove(repository.path + "/.git/HEAD");
  const Outcome found = repository.run({"."});
  CHECK(found.status == 1);
  CHECK(has(found.out, "in 2 files"));
  CHECK(has(found.err, "git does not say what it ignores"));
  const git::Git missing([] { return std::vector<std::string>{"PATH=:.:bin:/nowhere"}; });
  CHECK(!missing.is_there());
}

TEST_CASE("git is not taken from the current folder, and starts nothing that the repository names") {
  const RepositoryFolder repository;
  repository.write("web.config", kBad);
  repository.write("git", "#!/bin/sh\ntouch started\n");
  repository.write("evil", "#!/bin/sh\ntouch started\n");
  for (const char* name : {"git", "evil"})
    std::filesystem::permissions(repository.path + "/" + name, std::filesystem::perms::owner_all);
  const std::string evil = repository.path + "/evil";
  for (const char* key : {"core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"})
    repository.git({"config", key, evil});
  repository.git({"add", "web.config"});
  std::filesystem::remove(repository.path + "/started");
  const CurrentFolder here(repository.path);
  const std::string path = std::string("PATH=:.:") + std::getenv("PATH");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"."},
                                                {"--staged"},
                                                {"--staged", "--since", "HEAD"},
                                                {"--since", "HEAD", "."}})
    repository.run(words, "", {path});
  CHECK(!std::filesystem::exists(repository.path + "/started"));
}

TEST_CASE("exclusions of the command line and of settings") {
  const Files files{{".iislint.json", R"({"exclude": ["bin/", "*.Old.config", "legacy/a"]})"},
                    {"web.config", kBad},
                    {"src/bin/web.config", kBad},
                    {"Web.Old.config", kBad},
                    {"legacy/a/web.config", kBad},
                    {"legacy/b/web.config", kBad},
                    {"sub/.iislint.json", "{}"},
                    {"sub/bin/web.config", kBad}};
  const auto count_with = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--format", "text"});
    return run(words, files).out;
  };
  CHECK(has(count_with({"web.config", "legacy"}), "in 2 files"));
  CHECK(has(count_with({"legacy/a/web.config"}), "in 1 file"));
  CHECK(has(count_with({"legacy", "--exclude", "b"}), "no configuration files found"));
  CHECK(has(count_with({"sub", "--allow-empty"}), "no configuration files found"));  // by what is further up
  CHECK(has(count_with({"src/bin/web.config", "web.config", "--force-exclude"}), "in 1 file"));
  CHECK(has(count_with({"src", "legacy", "--exclude", "legacy/b/", "--allow-empty"}), "no configuration"));
  CHECK(run({"--exclude", "[a]", "legacy"}, files).status == 2);
  CHECK(has(run({"--exclude", "!x", "legacy"}, files).err, "patterns support only *, ** and ?"));
}

TEST_CASE("transforms are found and judged as such") {
  const Folder folder;
  folder.write("Web.Release.config", kTransform);
  folder.write("applicationHost.xdt", kTransform);
  folder.write("Web.Debug.config", kBad);    // no namespace: a web.config
  folder.write("data.xdt", "0138000820\n");  // of another program
  folder.write("web.config.transform", "<configuration/>");
  folder.write("app.Debug.config", kBad);
  const Outcome found = run({"--format", "text", folder.path}, source::DiskReader());
  CHECK(found.status == 1);
  CHECK(has(found.out, "in 4 files"));
  CHECK(count(found.out, "[invalid-bool]") == 1);
  CHECK(!has(found.out, "test-only"));
}

TEST_CASE("a file that configSource names is checked as its section, whatever its name is") {
  const Folder folder;
  folder.write("web.config",
               "<configuration><connectionStrings configSource='Web.Connections.config'/></configuration>");
  folder.write("Web.Connections.config",
               "<connectionStrings><add name='a' connectionString='Server=s;User ID=u;Password=test-only'/>"
               "</connectionStrings>");
  const Outcome found = run({"--format", "json", folder.path}, source::DiskReader());
  CHECK(count(found.out, "\"status\": \"checked\"") == 2);
  CHECK(has(found.out, "\"files\": 2"));
  CHECK(!has(found.out, "\"skipped\""));
}

TEST_CASE("the same file is checked once, by whatever paths it is named") {
  const Folder folder;
  folder.write("real/web.config", kBad);
  std::filesystem::create_symlink(folder.path + "/real", folder.path + "/linked");
  std::filesystem::create_symlink(folder.path + "/real/web.config", folder.path + "/Web.Link.config");
  const CurrentFolder here(folder.path);
  std::vector<std::string> words = {"--format",
                                    "text",
                                    "real/web.config",
                                    "real/../real/web.config",
                                    folder.path + "/real/web.config",
                                    "linked/web.config",
                                    "linked",
                                    "real",
                                    "Web.Link.config"};
  CHECK(has(run(words, source::DiskReader()).out, "in 1 file"));
  for (int i = 0; i < 2000; ++i)
    words.insert(words.end(), {"./real/web.config", "linked/web.config"});
  CHECK(has(run(words, source::DiskReader()).out, "in 1 file"));
}

TEST_CASE("a path in which nothing is found is an error, unless it may be") {
  const RepositoryFolder repository;
  repository.write("empty/readme.txt", "");
  repository.write("full/web.config", kGood);
  repository.write(".gitignore", "all/*/\n");
  repository.write("all/bin/web.config", kGood);
  const Outcome empty = repository.run({"full", "empty"});
  CHECK(empty.status == 2);
  CHECK(has(empty.err, "iislint: no configuration file found in empty: "));
  CHECK(count(empty.err, "\n") == 1);
  CHECK(has(empty.out, "no findings in 1 file"));
  CHECK(repository.run({"full", "empty", "--allow-empty"}).status == 0);
  const Outcome ignored = repository.run({"all"});
  CHECK(ignored.status == 2);
  CHECK(has(ignored.err, "excluded or ignored by git"));
}
