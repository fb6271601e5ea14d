// A check reads what it was told to read: neither links nor settings of a repository lead to other files.
#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

namespace fs = std::filesystem;

/// A repository, and beside it a folder that is none of its business.
class Place {
 public:
  Place() {
    char name[] = "/tmp/iislint-fence-XXXXXX";
    top = fs::canonical(mkdtemp(name));
    fs::create_directories(top / "repository/.git");
    write("outside/secret", "root:TOPSECRET:0");
    write("outside/web.config", "<configuration><nope TOPSECRET='1'/></configuration>");
    write("outside/applicationHost.config", "<configuration><nope TOPSECRET='1'/></configuration>");
    write("outside/settings.json", "{\"TOPSECRET\":1}");
    write("outside/rules/own-rule.json", "{\"TOPSECRET\":1}");
  }
  ~Place() { fs::remove_all(top); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  std::string path(const std::string& name) const { return (top / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((top / name).parent_path());
    std::ofstream(top / name) << text;
  }
  void link(const std::string& to, const std::string& name) const {
    fs::create_directories((top / name).parent_path());
    fs::create_symlink(to, top / name);
  }
  Outcome check(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--format", "text"});
    return run(std::move(words), source::DiskReader());
  }
  fs::path top;
};

void check_refused(const Outcome& outcome) {
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out + outcome.err, "leads out of the repository or folder that is checked"));
  CHECK(!has(outcome.out + outcome.err, "TOPSECRET"));
}

const std::string kServer =
    "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
    "<virtualDirectory path='/' physicalPath='C:\\x'/></application></site></sites></system.applicationHost>"
    "</configuration>";

}  // namespace

TEST_CASE("links that lead out of the repository are not followed") {
  const Place place;
  place.link("../outside/secret", "repository/web.config");
  check_refused(place.check({place.path("repository")}));
  check_refused(place.check({place.path("repository/web.config")}));
  const Outcome allowed = place.check({place.path("repository"), "--allow-outside", place.path("outside")});
  CHECK(has(allowed.out, "xml-syntax"));  // read, though what is no XML is not quoted
  fs::remove(place.top / "repository/web.config");
  place.link("../outside", "repository/conf");
  check_refused(place.check({place.path("repository/conf")}));
  check_refused(place.check({place.path("repository/conf/web.config")}));
}

TEST_CASE("links inside of the repository are followed, and what is named is the root where there is none") {
  const Place place;
  place.write("repository/conf/real.xml", kGood);
  place.link("../conf/real.xml", "repository/site/web.config");
  CHECK(place.check({place.path("repository/site")}).status == 0);
  place.write("plain/conf/real.xml", kGood);
  place.link("../conf/real.xml", "plain/site/web.config");
  CHECK(place.check({place.path("plain")}).status == 0);
  check_refused(place.check({place.path("plain/site")}));
  place.write("plain/.iislint.json", "{}");  // the folder of the settings
  CHECK(place.check({place.path("plain/site/web.config")}).status == 0);
  place.link("plain", "current");
  CHECK(place.check({place.path("current")}).status == 0);
}

TEST_CASE("settings of a repository stay in it") {
  const Place place;
  place.write("repository/applicationHost.config", kServer);
  place.write("repository/web.config", kGood);
  for (const char* settings :
       {"{\"hierarchy\":{\"physicalPaths\":{\"C:\\\\x\":\"../outside\"}}}",
        "{\"hierarchy\":{\"folders\":{\"a\":\"..\"}}}", "{\"hierarchy\":{\"folders\":{\"a\":\"/\"}}}",
        "{\"extends\":\"../outside/settings.json\"}",
        "{\"hierarchy\":{\"applicationHost\":\"../outside/applicationHost.config\"}}",
        "{\"hierarchy\":{\"rootWebConfig\":\"../outside/web.config\"}}",
        "{\"rulesDirectories\":[\"../outside/rules\"]}"}) {
    place.write("repository/.iislint.json", settings);
    check_refused(place.check({place.path("repository")}));
    check_refused(place.check({place.path("repository/web.config")}));
  }
  const Outcome allowed = place.check({place.path("repository"), "--allow-outside", place.path("elsewhere"),
                                       "--allow-outside", place.path("outside")});
  CHECK(has(allowed.out + allowed.err, "TOPSECRET"));
}

TEST_CASE("links in the way of settings do not lead out either") {
  const Place place;
  place.write("repository/applicationHost.config", kServer);
  place.write("repository/sub/web.config", kGood);
  place.write("repository/.iislint.json", "{\"hierarchy\":{\"physicalPaths\":{\"C:\\\\x\":\"site\"}}}");
  place.link("../outside", "repository/site");
  check_refused(place.check({place.path("repository")}));
  place.write("repository/.iislint.json", "{\"rulesDirectories\":[\"rules\"]}");
  place.write("repository/rules/readme", "");
  place.link("../../outside/rules/own-rule.json", "repository/rules/own-rule.json");
  check_refused(place.check({place.path("repository/sub")}));
  fs::remove(place.top / "repository/.iislint.json");
  place.link("../outside/settings.json", "repository/.iislint.json");
  check_refused(place.check({place.path("repository/sub/web.config")}));
  check_refused(run({"settings", place.path("repository/sub/web.config")}, source::DiskReader()));
  fs::remove(place.top / "repository/.iislint.json");
  place.write("repository/sub/web.config",
              "<configuration><appSettings configSource='a.config'/></configuration>");
  place.link("../../outside/web.config", "repository/sub/a.config");
  check_refused(place.check({place.path("repository/sub")}));
}

TEST_CASE("what the command line names may be read, wherever it is") {
  const Place place;
  place.write("repository/web.config", kGood);
  place.write("ours/settings.json", "{\"extends\":\"base.json\"}");
  place.write("ours/base.json", "{\"failOn\":\"error\"}");
  CHECK(place.check({place.path("repository"), "--config", place.path("ours/settings.json")}).status == 0);
  place.write("ours/settings.json", "{\"extends\":\"../outside/settings.json\"}");
  check_refused(place.check({place.path("repository"), "--config", place.path("ours/settings.json")}));
}

TEST_CASE("no report is written over a file that is checked") {
  const Place place;
  place.write("repository/applicationHost.config", kServer);
  place.link("applicationHost.config", "repository/link");
  source::DiskWriter outputs;
  for (const char* name : {"repository/applicationHost.config", "repository/link",
                           "repository/.git/../applicationHost.config"}) {
    const Outcome outcome = run({place.path("repository"), "--output", "json=" + place.path(name)},
                                source::DiskReader(), outputs);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "this file is checked"));
    CHECK(*source::DiskReader().read(place.path("repository/applicationHost.config"), 10'000) == kServer);
  }
  const std::string invalid = "repository/\xff.config";
  place.write(invalid, kGood);
  CHECK(run({place.path(invalid), "--output", "json=" + place.path(invalid)}, source::DiskReader(), outputs)
            .status == 2);
  CHECK(run({place.path("repository"), "--output", "json=" + place.path("repository/new.json")},
            source::DiskReader(), outputs)
            .status != 2);
}

TEST_CASE("what git keeps for itself is not read") {
  const Place place;
  place.write("repository/.git/config", "[remote]\n\turl = TOPSECRET\n");
  place.write("repository/.git/rules/own-rule.json", "{\"TOPSECRET\":1}");
  place.write("repository/site/web.config", kGood);
  const auto check = [&] { check_refused(place.check({place.path("repository")})); };
  place.link(".git/config", "repository/web.config");
  check();
  fs::remove(place.top / "repository/web.config");
  place.link(".git", "repository/conf");
  check();
  fs::remove(place.top / "repository/conf");
  check_refused(place.check({place.path("repository/.git/config")}));
  for (const char* settings :
       {"{\"extends\":\".git/config\"}", "{\"extends\":\".GIT/config\"}",
        "{\"rulesDirectories\":[\".git/rules\"]}", "{\"hierarchy\":{\"applicationHost\":\".git/config\"}}"}) {
    CAPTURE(settings);
    place.write("repository/.iislint.json", settings);
    const Outcome outcome = place.check({place.path("repository/site")});
    CHECK(outcome.status == 2);
    CHECK(!has(outcome.out + outcome.err, "TOPSECRET"));
  }
  fs::remove(place.top / "repository/.iislint.json");
  place.write("repository/site/web.config",
              "<configuration><appSettings configSource='a.config'/></configuration>");
  place.link("../.git/config", "repository/site/a.config");
  check();
  fs::remove(place.top / "repository/site/a.config");
  CHECK(place.check({place.path("repository")}).status == 0);
  place.write("repository/.git/settings.json", "{}");  // named by the user
  CHECK(place.check({place.path("repository"), "--config", place.path("repository/.git/settings.json")})
            .status == 0);
}

TEST_CASE("no link of the repository chooses where a report goes") {
  const Place place;
  place.write("repository/web.config", kGood);
  place.link("../outside/secret", "repository/report.json");
  place.link("../outside", "repository/reports");
  place.link(".git/config", "repository/config.json");
  place.write("repository/.git/config", "[core]");
  place.link("real.json", "repository/inside.json");
  place.write("repository/real.json", "");
  source::DiskWriter outputs;
  const auto write = [&](const std::string& path) {
    return run({place.path("repository/web.config"), "--output", "json=" + path}, source::DiskReader(),
               outputs);
  };
  for (const char* name :
       {"report.json", "reports/secret", "reports/new.json", "config.json", "reports/../outside/secret"}) {
    CAPTURE(name);
    const Outcome outcome = write(place.path("repository/" + std::string(name)));
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "a link leads out of the repository"));
  }
  const source::DiskReader disk;
  CHECK(*disk.read(place.path("outside/secret"), 1000) == "root:TOPSECRET:0");
  CHECK(*disk.read(place.path("repository/.git/config"), 1000) == "[core]");
  CHECK(!fs::exists(place.top / "outside/new.json"));
  CHECK(write(place.path("repository/inside.json")).status == 0);
  CHECK(write(place.path("outside/report.json")).status == 0);  // the user's own word
  place.link("outside", "ours");
  CHECK(write(place.path("ours/report.json")).status == 0);
}

TEST_CASE("no report is written over a file that the run reads") {
  const Place place;
  place.write("repository/web.config",
              "<configuration><appSettings configSource='a.config'/></configuration>");
  place.write("repository/a.config", "<appSettings/>");
  place.write("repository/base.json", "{\"rulesDirectories\": [\"rules\"]}");
  place.write("repository/rules/own-pool.json",
              R"({"summary": "A pool of ours", "severity": "warning", "appliesTo": "pool",
                  "values": {"name": "@name"}, "when": [{"value": "name", "matches": ["own-*"]}],
                  "at": [{"value": "name"}], "message": "name is {name}", "help": "None.",
                  "bad": ["<configuration><system.applicationHost><applicationPools><add name='own-a'/></applicationPools></system.applicationHost></configuration>"],
                  "good": ["<configuration/>"]})");
  place.write("repository/server.config", kServer);
  place.write("repository/.iislint.json",
              "{\"extends\": \"base.json\", \"hierarchy\": {\"applicationHost\": \"server.config\"}}");
  place.link("base.json", "repository/link.json");
  place.write("repository/report.json", "");
  source::DiskWriter outputs;
  const auto write = [&](const std::string& name) {
    return run({place.path("repository/web.config"), "--output", "json=" + place.path("repository/" + name)},
               source::DiskReader(), outputs);
  };
  for (const char* name :
       {".iislint.json", "base.json", "link.json", "server.config", "rules/own-pool.json", "a.config"}) {
    CAPTURE(name);
    const Outcome outcome = write(name);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "a report would replace it"));
  }
  CHECK(write("report.json").status == 0);
  CHECK(write("new.json").status == 0);
}

TEST_CASE("requests kept as tests do not tell what there is outside") {
  const Place place;
  place.write("repository/web.config", kGood);
  for (const char* path : {"../outside", "../nothing"}) {
    place.write("repository/requests.json",
                std::string(R"({"path": ")") + path +
                    R"(", "requests": [{"url": "/", "expect": {"kind": "serve"}}]})");
    const Outcome outcome =
        run({"trace", "--test", place.path("repository/requests.json")}, source::DiskReader());
    CHECK(has(outcome.err, "leads out of the repository or folder that is checked"));
    CHECK_FALSE(has(outcome.err, "no such file"));
    CHECK(outcome.status == 2);
  }
}
