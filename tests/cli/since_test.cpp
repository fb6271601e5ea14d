// --since: findings about elements that were touched.
#include <filesystem>

#include "repository_folder.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

std::string site(const std::string& name, const std::string& state) {
  return "<site name='" + name + "' id='" + state +
         "'>\n<application path='/'>\n<virtualDirectory path='/' "
         "physicalPath='C:\\" +
         name +
         "'/>\n</application>\n<bindings>\n<binding protocol='http' "
         "bindingInformation='*:80:" +
         name + "'/>\n</bindings>\n</site>\n";
}

std::string server(const std::string& sites) {
  return "<configuration>\n<system.applicationHost>\n<sites>\n" + sites +
         "</sites>\n</system.applicationHost>\n</configuration>\n";
}

std::string log(const std::string& first, const std::string& second) {
  return "<configuration>\n<system.ftpServer>\n<log logInUTF8='" + first +
         "'/>\n</system.ftpServer>\n<system.webServer>\n<directoryBrowse\nenabled='" + second +
         "'\n/>\n</system.webServer>\n</configuration>\n";
}

}  // namespace

TEST_CASE("only what was touched is reported") {
  const RepositoryFolder repository;
  repository.stage("applicationHost.config", log("maybe", "true"));
  repository.commit();
  CHECK(repository.run({"--since", "HEAD", "."}).status == 0);
  repository.write("applicationHost.config", log("maybe", "perhaps"));
  const Outcome changed = repository.run({"--since", "HEAD", "."});
  CHECK(changed.status == 1);
  CHECK(has(changed.out, "applicationHost.config:7:"));
  CHECK(!has(changed.out, "applicationHost.config:3:"));
  CHECK(repository.run({"."}).status == 1);
  CHECK(has(repository.run({"."}).out, "applicationHost.config:3:"));
  // Of the index, nothing is touched yet.
  CHECK(repository.run({"--staged", "--since", "HEAD"}).status == 0);
  repository.git({"add", "."});
  repository.write("applicationHost.config", log("maybe", "true"));
  CHECK(has(repository.run({"--staged", "--since", "HEAD"}).out, "applicationHost.config:7:"));
  CHECK(!has(repository.run({"--staged", "--since", "HEAD"}).out, "applicationHost.config:3:"));
}

TEST_CASE("an attribute in the same start tag touches it, a line elsewhere does not") {
  const RepositoryFolder repository;
  repository.stage("applicationHost.config", server(site("a", "x") + site("b", "y")));
  repository.commit();
  std::string text = server(site("a", "x") + site("b", "y"));
  text.insert(text.find("<site name='b'"), "<!-- line -->\n");
  repository.write("applicationHost.config", text);
  CHECK(!has(repository.run({"--since", "HEAD", "."}).out, "[invalid-integer]"));
  repository.write("applicationHost.config", server(site("a", "x") + site("b", "z")));
  CHECK(count(repository.run({"--since", "HEAD", "."}).out, "[invalid-integer]") == 1);
}

TEST_CASE("what is missing in an element counts when something was removed from it") {
  const RepositoryFolder repository;
  const std::string whole = server(site("a", "1") + site("b", "2"));
  const std::string bindings =
      "<bindings>\n<binding protocol='http' bindingInformation='*:80:b'/>\n</bindings>\n";
  repository.stage("applicationHost.config", whole);
  repository.commit();
  std::string removed = whole;
  removed.erase(removed.find(bindings), bindings.size());
  repository.write("applicationHost.config", removed);
  CHECK(has(repository.run({"--since", "HEAD", "."}).out, "[site-without-binding]"));
}

TEST_CASE("new, untracked, renamed and deleted files") {
  const RepositoryFolder repository;
  repository.stage("old/web.config", log("maybe", "true"));
  repository.stage("gone/web.config", log("maybe", "true"));
  repository.commit();
  repository.git({"tag", "before"});
  repository.git({"mv", "old", "new"});
  repository.git({"rm", "-q", "gone/web.config"});
  CHECK(repository.run({"--since", "before", "."}).status == 0);
  repository.commit();
  CHECK(repository.run({"--since", "before", "."}).status == 0);
  repository.write("new/web.config", log("maybe", "perhaps"));
  CHECK(count(repository.run({"--since", "before", "."}).out, "[invalid-bool]") == 1);
  repository.write("with blank/\"q\"/web.config", kBad);
  CHECK(has(repository.run({"--since", "before", "."}).out, "with blank/\"q\"/web.config:1:"));
  repository.git({"add", "."});
  CHECK(has(repository.run({"--since", "before", "."}).out, "with blank/\"q\"/web.config:1:"));
}

TEST_CASE("old text that is configuration for the first time is new") {
  const RepositoryFolder repository;
  repository.stage("notes/web.txt", kBad);
  repository.stage("clean/web.config", "<configuration/>");
  repository.commit();
  repository.git({"tag", "before"});
  CHECK(repository.run({"--since", "before", "."}).status == 0);

  SUBCASE("because it has the name of one") {
    repository.git({"mv", "notes/web.txt", "notes/web.config"});
  }
  SUBCASE("because a link leads to it") {
    std::filesystem::create_symlink("notes/web.txt", repository.path + "/web.config");
    repository.git({"add", "web.config"});
  }
  for (const bool is_committed : {false, true}) {
    if (is_committed) repository.commit();
    const auto run = repository.run({"--since", "before", "."});
    CHECK(run.status == 1);
    CHECK(has(run.out, "web.config:1:"));
  }
}

TEST_CASE("a revision that is none ends with what git says") {
  const RepositoryFolder repository;
  repository.stage("web.config", kGood);
  repository.commit();
  const Outcome unknown = repository.run({"--since", "nowhere", "."});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "iislint: --since: git: fatal: bad revision 'nowhere'"));
  CHECK(repository.run({"--since=--output=x", "."}).status == 2);
  CHECK(repository.run({"--since", "HEAD..HEAD", "."}).status == 2);
  CHECK(!std::filesystem::exists(repository.path + "/x"));
}

TEST_CASE("lines of a file in UTF-16 are found") {
  const RepositoryFolder repository;
  const auto wide = [](const std::string& text) {
    std::string bytes("\xFF\xFE", 2);
    for (const char c : text)
      bytes.append({c, '\0'});
    return bytes;
  };
  repository.stage("applicationHost.config", wide(log("maybe", "true")));
  repository.commit();
  repository.write("applicationHost.config", wide(log("maybe", "perhaps")));
  const Outcome changed = repository.run({"--since", "HEAD", "."});
  CHECK(has(changed.out, "applicationHost.config:7:"));
  CHECK(!has(changed.out, "applicationHost.config:3:"));
}
