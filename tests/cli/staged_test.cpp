// --staged: what would be committed, with the settings and neighbours of the index.
#include "repository_folder.h"

using namespace iislint;
using namespace iislint::tests;

TEST_CASE("the index is checked, not the working tree") {
  const RepositoryFolder repository;
  CHECK(repository.run({"--staged"}).status == 0);  // nothing is staged
  CHECK(repository.run({"--staged"}).err == "");
  repository.write("web.config", kBad);
  CHECK(repository.run({"--staged"}).status == 0);  // not staged
  repository.stage("web.config", kBad);
  repository.write("web.config", kGood);
  const Outcome bad = repository.run({"--staged"});
  CHECK(bad.status == 1);
  CHECK(has(bad.out, "web.config:1:"));
  repository.stage("web.config", kGood);
  repository.write("web.config", kBad);
  CHECK(repository.run({"--staged"}).status == 0);
  CHECK(has(repository.run({"--staged"}).out, "in 1 file"));
  repository.commit();
  repository.git({"rm", "-q", "--cached", "web.config"});
  CHECK(repository.run({"--staged"}).status == 0);  // a deletion
}

TEST_CASE("settings and neighbours are those of the index") {
  const RepositoryFolder repository;
  repository.stage("sites/web.config", kBad);
  repository.write(".iislint.json", R"({"rules": {"ALL": "off"}})");
  CHECK(repository.run({"--staged"}).status == 1);
  repository.stage(".iislint.json", R"({"rules": {"ALL": "off"}})");
  CHECK(repository.run({"--staged"}).status == 0);
  repository.write(".iislint.json", "broken");
  CHECK(repository.run({"--staged"}).status == 0);

  const std::string lock =
      "<configuration><configSections><sectionGroup name='system.applicationHost'><section name='sites'/>"
      "</sectionGroup><sectionGroup name='system.webServer'><sectionGroup name='security'><section "
      "name='access' overrideModeDefault='Deny'/></sectionGroup></sectionGroup></configSections>"
      "<system.applicationHost><sites><site name='a' id='1'><application path='/'><virtualDirectory path='/' "
      "physicalPath='C:\\web'/></application></site></sites></system.applicationHost></configuration>";
  const RepositoryFolder server;
  server.stage(
      ".iislint.json",
      R"({"hierarchy": {"applicationHost": "server/applicationHost.config", "folders": {"a": "site"}}})");
  server.stage("server/applicationHost.config", lock);
  server.commit();
  server.write("server/applicationHost.config", "<configuration/>");
  server.stage(
      "site/web.config",
      "<configuration><system.webServer><security><access sslFlags='Ssl'/></security></system.webServer>"
      "</configuration>");
  CHECK(has(server.run({"--staged"}).out, "[section-locked]"));
}

TEST_CASE("paths restrict it, from every folder, and exclusions count") {
  const RepositoryFolder repository;
  repository.stage(".iislint.json", R"({"exclude": ["old/"]})");
  for (const char* file : {"a/web.config", "b/web.config", "old/web.config"})
    repository.stage(file, kBad);
  CHECK(has(repository.run({"--staged"}).out, "in 2 files"));
  CHECK(has(repository.run({"--staged", "a"}).out, "in 1 file"));
  CHECK(has(repository.run({"--staged"}, "a").out, "../b/web.config:1:"));
  CHECK(has(repository.run({"--staged", "."}, "a").out, "in 1 file"));
  CHECK(has(repository.run({"--staged", "old/web.config"}).out, "in 1 file"));
  CHECK(repository.run({"--staged", "--force-exclude", "old/web.config"}).status == 0);
  CHECK(repository.run({"--staged", "missing"}).status == 2);
  CHECK(repository.run({"--staged", "-"}).status == 2);
}

TEST_CASE("the index that a hook names counts, as with git commit FILE") {
  const RepositoryFolder repository;
  repository.stage("web.config", kGood);
  repository.commit();
  repository.write("web.config", kBad);
  std::filesystem::copy_file(repository.path + "/.git/index", repository.path + "/.git/other-index");
  const std::vector<std::string> hook = {"GIT_INDEX_FILE=.git/other-index"};
  CHECK(repository.run({"--staged"}, "", hook).status == 0);
  const git::Git client([&] { return plain_environment(hook); });
  REQUIRE(client.ask(git::Repository::of_environment, repository.path, {"add", "web.config"}));
  CHECK(repository.run({"--staged"}, "", hook).status == 1);
  CHECK(repository.run({"--staged"}).status == 0);
}

TEST_CASE("an encoding of the working tree is that of the file") {
  const RepositoryFolder repository;
  repository.stage(".gitattributes", "*.config working-tree-encoding=UTF-16LE-BOM\n");
  std::string text("\xFF\xFE", 2);
  for (const char c : std::string("<?xml version='1.0' encoding='utf-16'?><configuration/>"))
    text.append({c, '\0'});
  repository.stage("web.config", text);
  const Outcome outcome = repository.run({"--staged"});
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "no findings in 1 file"));
}

TEST_CASE("links are followed to files in the index, and nowhere else") {
  const RepositoryFolder repository;
  repository.write("web.config", kBad);  // in the working tree only
  repository.stage("conf/real.xml", kGood);
  const auto status_of_link_to = [&](const std::string& target) {
    std::filesystem::create_directories(repository.path + "/site");
    std::filesystem::remove(repository.path + "/site/web.config");
    std::filesystem::create_symlink(target, repository.path + "/site/web.config");
    repository.git({"add", "site"});
    return repository.run({"--staged"}).status;
  };
  CHECK(status_of_link_to("../conf/real.xml") == 0);
  repository.stage("conf/real.xml", kBad);
  repository.write("conf/real.xml", kGood);
  CHECK(status_of_link_to("../conf/real.xml") == 1);
  for (const std::string target : {"/etc/passwd", "../../etc/passwd", "../web.config", "../.git/config",
                                   "../conf", "web.config", "nowhere"}) {
    CAPTURE(target);
    CHECK(status_of_link_to(target) == 2);
  }
  CHECK(has(repository.run({"--staged"}).out, "it is a link that leads to no file in the index"));
  std::filesystem::remove(repository.path + "/site/web.config");
  std::filesystem::create_symlink("nowhere", repository.path + "/notes");
  repository.git({"add", "-A", "site", "notes"});
  repository.stage("conf/real.xml", kGood);
  CHECK(repository.run({"--staged"}).status == 0);  // nobody looks for files of that name
}

TEST_CASE("outside of a repository nothing can be staged") {
  const RepositoryFolder repository;
  std::filesystem::remove_all(repository.path + "/.git");
  const Outcome none = repository.run({"--staged"});
  CHECK(none.status == 2);
  CHECK(has(none.err, "iislint: --staged: git: fatal: not a git repository"));
}
