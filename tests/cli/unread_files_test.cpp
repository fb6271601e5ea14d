// What could not be read, or only in part, is told and never taken for clean.
#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>

#include "folder.h"
#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

namespace fs = std::filesystem;

void make_socket(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(path.size() < sizeof address.sun_path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(descriptor);
}

}  // namespace

TEST_CASE("what has the name of a configuration file and is none that can be read is an error of a walk") {
  const std::pair<const char*, void (*)(const std::string&)> cases[] = {
      {"it is a directory", [](const std::string& path) { fs::create_directory(path); }},
      {"No such file", [](const std::string& path) { fs::create_symlink("/nonexistent", path); }},
      {"symbolic links", [](const std::string& path) { fs::create_symlink(path, path); }},
      {"it is a directory", [](const std::string& path) { fs::create_directory_symlink("/tmp", path); }},
      {"it is not a regular file", [](const std::string& path) { mkfifo(path.c_str(), 0600); }},
      {"No such device or address", make_socket}};
  const source::DiskReader disk;
  for (const auto& [message, make] : cases) {
    CAPTURE(message);
    const Folder folder;
    folder.write("web.config", kGood);
    fs::create_directory(folder.path + "/a");
    make(folder.path + "/a/Web.config");
    const Outcome outcome = run({"--format", "json", folder.path}, disk);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, "\"path\": \"" + folder.path + "/a/Web.config\""));
    CHECK(has(outcome.out, message));
    CHECK(has(outcome.out, "\"status\": \"checked\""));
  }
}

TEST_CASE("what else is no file is passed over, and what is in a folder named web.config is checked") {
  const Folder folder;
  folder.write("web.config", kGood);
  fs::create_symlink("/nonexistent", folder.path + "/notes");
  mkfifo((folder.path + "/pipe").c_str(), 0600);
  fs::create_directory_symlink("/tmp", folder.path + "/link");
  const source::DiskReader disk;
  CHECK(run({"--format", "json", folder.path}, disk).status == 0);
  folder.write("a/web.config/applicationHost.config", kBad);
  const Outcome outcome = run({"--format", "json", folder.path}, disk);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "\"invalid-bool\""));
}

TEST_CASE("a folder whose entries may not be looked at is an error") {
  if (geteuid() == 0) return;  // root may look at everything
  const Folder folder;
  folder.write("web.config", kGood);
  folder.write("closed/sites/web.config", kBad);
  fs::create_symlink("sites", folder.path + "/closed/link");
  const source::DiskReader disk;
  for (const mode_t mode : {0400U, 0100U, 0000U}) {
    chmod((folder.path + "/closed").c_str(), mode);
    CHECK(run({"--format", "json", folder.path}, disk).status == 2);
  }
}

TEST_CASE("a file above that is no file is an error, too") {
  const Folder folder;
  folder.write("applicationHost.config",
               "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
               "<virtualDirectory path='/' physicalPath='site'/></application></site></sites>"
               "</system.applicationHost></configuration>");
  folder.write("site/below/web.config", kGood);
  folder.write(".iislint.json", "{\"hierarchy\": {\"applicationHost\": \"applicationHost.config\"}}");
  const source::DiskReader disk;
  const auto check = [&] { return run({"--format", "json", folder.path + "/site/below/web.config"}, disk); };
  CHECK(check().status == 0);
  fs::create_symlink("/nonexistent", folder.path + "/site/web.config");
  CHECK(check().status == 2);
  CHECK(has(check().out, "site/web.config"));
}
