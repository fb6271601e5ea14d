// Files as Windows has them.
#include <doctest/doctest.h>

#include <cerrno>

#include "platform/input_files.h"
#include "platform/leftovers.h"
#include "platform/output_files.h"
#include "platform/windows/system.h"
#include "source/file_reader.h"
#include "source/file_writer.h"

using namespace iislint;
using namespace iislint::platform;

namespace {

/// The standard library's own stops at names that are too long for it.
void remove_all(const std::string& path) {
  std::vector<FolderEntry> entries;
  (void)list_folder(path, entries);
  for (const FolderEntry& entry : entries) {
    const std::string below = path + "/" + entry.name;
    if (entry.kind == FileKind::folder) {
      remove_all(below);
    } else {
      remove_file(below);
    }
  }
  RemoveDirectoryW(system_path(path).c_str());
}

class Folder {
 public:
  Folder() {
    wchar_t temporary[MAX_PATH];
    GetTempPathW(MAX_PATH, temporary);
    path = from_system_path(temporary) + "iislint-" + std::to_string(GetCurrentProcessId()) + "-" +
           std::to_string(GetTickCount64()) + "-" + std::to_string(++count_);
    CreateDirectoryW(system_path(path).c_str(), nullptr);
  }
  ~Folder() { remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    OutputFile file;
    REQUIRE(file.create(path + "/" + name) == 0);
    REQUIRE(file.write(text.data(), text.size()) == 0);
    REQUIRE(file.close() == 0);
  }
  std::string path;

 private:
  static inline int count_ = 0;
};

}  // namespace

TEST_CASE("long names, and names of all characters") {
  const Folder folder;
  std::string path = folder.path;
  for (int i = 0; i < 5; ++i) {
    path += "/" + std::string(100, static_cast<char>('a' + i));
    REQUIRE(CreateDirectoryW(system_path(path).c_str(), nullptr) != 0);
  }
  path +=
      "/w\xC3\xA9"
      "b-\xE6\x97\xA5\xE6\x9C\xAC.config";
  OutputFile file;
  REQUIRE(file.create(path) == 0);
  REQUIRE(file.close() == 0);
  const source::DiskReader reader;
  CHECK(reader.kind(path) == source::PathKind::file);
  CHECK(*reader.read(path, 10) == "");
  CHECK(reader.real(path) == reader.absolute(path));
  CHECK(reader.absolute(path).size() > 500);
  const auto failure = reader.failure();
  CHECK_MESSAGE(!failure, failure->message);
}

TEST_CASE("devices are no configuration files") {
  const source::DiskReader reader;
  for (const char* name : {"nul", "con", "aux.config", "COM1"}) {
    CAPTURE(name);
    CHECK(reader.kind(name) == source::PathKind::missing);
    CHECK(!reader.read(name, 10));
  }
  CHECK(!reader.read("//./pipe/iislint-nothing", 10));
}

TEST_CASE("streams of files have no paths, and an empty path names nothing") {
  const Folder folder;
  folder.write("web.config", "<configuration/>");
  const source::DiskReader reader;
  CHECK(reader.kind(folder.path + "/web.config::$DATA") == source::PathKind::missing);
  CHECK(!reader.read(folder.path + "/web.config::$DATA", 100));
  CHECK(reader.kind("") == source::PathKind::missing);
}

TEST_CASE("one file has one name, however it is spelled") {
  const Folder folder;
  folder.write("Web.Config", "<configuration/>");
  const source::DiskReader reader;
  const std::string own = reader.absolute(folder.path + "/Web.Config");
  CHECK(own.ends_with("/Web.Config"));
  CHECK(reader.absolute(folder.path + "/WEB.CONFIG") == own);
  CHECK(reader.absolute(folder.path + "/./x/../web.config") == own);
  CHECK(reader.real(folder.path + "/web.CONFIG") == reader.real(own));
  CHECK(reader.absolute(folder.path + "/New.Config").ends_with("/New.Config"));
}

TEST_CASE("a file that is replaced is the old one or the new one") {
  const Folder folder;
  folder.write("web.config", "old");
  source::DiskWriter writer;
  const source::DiskReader reader;
  auto file = writer.replace(folder.path + "/web.config");
  REQUIRE(file);
  (*file)->stream() << "new\r\n";
  CHECK(*reader.read(folder.path + "/web.config", 10) == "old");
  CHECK(!(*file)->commit());
  CHECK(*reader.read(folder.path + "/web.config", 10) == "new\r\n");
  file = writer.replace(folder.path + "/web.config");
  REQUIRE(file);
  (*file)->stream() << "never";
  file->reset();
  CHECK(*reader.read(folder.path + "/web.config", 10) == "new\r\n");
  CHECK(reader.list(folder.path)->size() == 1);
}

TEST_CASE("a file that is protected, or somebody has to himself, is not replaced") {
  const Folder folder;
  folder.write("web.config", "old");
  const std::string path = folder.path + "/web.config";
  source::DiskWriter writer;
  SetFileAttributesW(system_path(path).c_str(), FILE_ATTRIBUTE_READONLY);
  const auto refused = writer.replace(path);
  REQUIRE(!refused);
  CHECK(refused.error().message == "cannot write: Permission denied");
  SetFileAttributesW(system_path(path).c_str(), FILE_ATTRIBUTE_NORMAL);
  {
    const Handle alone(
        CreateFileW(system_path(path).c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    REQUIRE(alone.is_open());
    const auto held = writer.replace(path);
    REQUIRE(!held);
    CHECK(held.error().message == "cannot write: Another program is using it");
    CHECK(source::DiskReader().read(path, 10).error().message == "cannot read: Another program is using it");
  }
  CHECK(source::DiskReader().list(folder.path)->size() == 1);
}

TEST_CASE("what is left over is removed while it is open") {
  const Folder folder;
  OutputFile file;
  REQUIRE(file.create(folder.path + "/x.0.tmp") == 0);
  const Leftover leftover((folder.path + "/x.0.tmp").c_str());
  remove_leftovers();
  REQUIRE(file.close() == 0);
  CHECK(source::DiskReader().list(folder.path)->empty());
}

TEST_CASE("what the system says becomes what POSIX says") {
  FileKind kind{};
  CHECK(look_at("C:/nowhere/at/all", kind) == ENOENT);
  CHECK(text_of(ENOENT) == "No such file or directory");
  const Folder folder;
  folder.write("file", "");
  OutputFile again;
  CHECK(again.create(folder.path + "/file") == EEXIST);
  std::vector<FolderEntry> entries;
  CHECK(list_folder(folder.path + "/file", entries) != 0);
}
