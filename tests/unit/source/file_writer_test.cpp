// Files that are written: all or nothing, and what is there otherwise stays as it is.
#include "source/file_writer.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace iislint;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() {
    char name[] = "/tmp/iislint-test-XXXXXX";
    path = mkdtemp(name);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string read(const std::string& name) const {
    std::ifstream file(path + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path + "/" + name) << text;
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }

  std::string path;
};

/// The message of the error, or nothing.
std::string write(source::FileWriter& writer, const std::string& path, const std::string& text) {
  const auto file = writer.create(path);
  if (!file) return file.error().message;
  (*file)->stream() << text;
  const auto error = (*file)->commit();
  return error ? error->message : "";
}

}  // namespace

TEST_CASE("a file appears whole, and one that is not committed changes nothing") {
  const Folder folder;
  source::DiskWriter writer;
  const std::string long_text(300'000, 'x');
  CHECK(write(writer, folder.path + "/new", long_text) == "");
  CHECK(folder.read("new") == long_text);
  {
    const auto file = writer.create(folder.path + "/new");
    REQUIRE(file);
    (*file)->stream() << long_text << long_text;
    CHECK(folder.read("new") == long_text);
  }
  CHECK(folder.read("new") == long_text);
  CHECK(write(writer, folder.path + "/new", "short") == "");
  CHECK(folder.read("new") == "short");
  CHECK(folder.entries() == 1);
}

TEST_CASE("two writers of one file, and what others have left behind, are kept apart") {
  const Folder folder;
  folder.write("a.0.tmp", "of a run that was killed");
  source::DiskWriter writer;
  const auto first = writer.create(folder.path + "/a");
  const auto second = writer.create(folder.path + "/a");
  REQUIRE((first && second));
  (*first)->stream() << "first";
  (*second)->stream() << "second";
  CHECK(!(*first)->commit());
  CHECK(folder.read("a") == "first");
  CHECK(!(*second)->commit());
  CHECK(folder.read("a") == "second");
  CHECK(folder.read("a.0.tmp") == "of a run that was killed");
  CHECK(folder.entries() == 2);
}

TEST_CASE("links stay links, and who may read a file stays as it was") {
  const Folder folder;
  folder.write("target", "old");
  REQUIRE(chmod((folder.path + "/target").c_str(), 0606) == 0);
  fs::create_symlink("target", folder.path + "/link");
  source::DiskWriter writer;
  CHECK(write(writer, folder.path + "/link", "new") == "");
  CHECK(fs::is_symlink(folder.path + "/link"));
  CHECK(folder.read("target") == "new");
  struct stat facts {};
  REQUIRE(stat((folder.path + "/target").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0606);
}

TEST_CASE("what cannot be written is an error, and what was there remains") {
  const Folder folder;
  source::DiskWriter writer;
  CHECK(write(writer, folder.path + "/no/such/folder", "x") == "cannot write: No such file or directory");
  CHECK(write(writer, folder.path, "x") == "cannot write: Is a directory");
  CHECK(write(writer, "/dev/full", "x") == "cannot write: No space left on device");
  CHECK(write(writer, "/dev/full", std::string(1'000'000, 'x')) == "cannot write: No space left on device");
  CHECK(write(writer, "/dev/null", "x") == "");
  if (geteuid() == 0) return;  // root may write everything
  folder.write("protected", "old");
  REQUIRE(chmod((folder.path + "/protected").c_str(), 0444) == 0);
  CHECK(write(writer, folder.path + "/protected", "x") == "cannot write: Permission denied");
  folder.write("mine", "old");
  REQUIRE(chmod(folder.path.c_str(), 0555) == 0);
  CHECK(write(writer, folder.path + "/mine", "new") == "");  // in place: no file can be made beside it
  CHECK(folder.read("mine") == "new");
  CHECK(write(writer, folder.path + "/another", "x") == "cannot write: Permission denied");
  REQUIRE(chmod(folder.path.c_str(), 0755) == 0);
  CHECK(folder.read("protected") == "old");
}

TEST_CASE("in memory, only what is committed counts") {
  source::MemoryWriter writer;
  CHECK(write(writer, "a", "text") == "");
  (*writer.create("b"))->stream() << "lost";
  CHECK(writer.files() == std::map<std::string, std::string>{{"a", "text"}});
}

TEST_CASE("what is replaced is a regular file that is there, and never written into") {
  const Folder folder;
  source::DiskWriter writer;
  CHECK(!writer.replace(folder.path + "/missing"));
  CHECK(!writer.replace(folder.path));
  folder.write("file", "old");
  chmod((folder.path + "/file").c_str(), 0600);
  fs::create_hard_link(folder.path + "/file", folder.path + "/same");
  {
    const auto file = writer.replace(folder.path + "/file");
    REQUIRE(file);
    (*file)->stream() << "new";
    CHECK(folder.read("file") == "old");
    CHECK(!(*file)->commit());
  }
  CHECK(folder.read("file") == "new");
  CHECK(folder.read("same") == "old");  // nobody who has it open sees it change
  CHECK((fs::status(folder.path + "/file").permissions() & fs::perms::mask) == fs::perms(0600));
  if (geteuid() == 0) return;  // may write everywhere
  fs::permissions(folder.path, fs::perms(0500));
  CHECK(!writer.replace(folder.path + "/file"));
  fs::permissions(folder.path, fs::perms(0700));
  CHECK(folder.read("file") == "new");
}
