#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "source/file_reader.h"

using namespace iislint;

namespace {

std::function<void()> meanwhile;

/// What somebody else does between the first look at a file and the reading of it.
void let_others_work(std::size_t) {
  if (meanwhile) meanwhile();
}

class File {
 public:
  File() {
    std::string name = (std::filesystem::temp_directory_path() / "iislint-reader-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
  }
  ~File() {
    meanwhile = nullptr;
    std::filesystem::remove_all(folder_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::string path() const { return folder_ + "/web.config"; }
  std::string folder() const { return folder_; }
  void write(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }

 private:
  std::string folder_;
};

}  // namespace

TEST_CASE("a file that changes while it is read is read again") {
  const source::DiskReader reader(let_others_work);
  const File file;
  for (const std::string& later :
       {std::string("<a>longer than before</a>"), std::string("<b/>"), std::string()}) {
    CAPTURE(later);
    file.write("<configuration/>");
    int times = 0;
    meanwhile = [&] {
      if (++times == 1) file.write(later);
    };
    const auto bytes = reader.read(file.path(), 1000);
    REQUIRE(bytes);
    CHECK(*bytes == later);
    CHECK(times == 2);
  }
}

TEST_CASE("a file that never stops changing cannot be read") {
  const source::DiskReader reader(let_others_work);
  const File file;
  std::string text = "<configuration/>";
  file.write(text);
  meanwhile = [&] { file.write(text += " "); };
  const auto bytes = reader.read(file.path(), 1000);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().message == "cannot read: it is being written to");
}

TEST_CASE("what is missing or forbidden is an answer and no failure") {
  const source::DiskReader reader;
  const File file;
  CHECK(reader.kind(file.path()) == source::PathKind::missing);
  CHECK(reader.kind(file.path() + "/below") == source::PathKind::missing);
  CHECK_FALSE(reader.is_link(file.path()));
  CHECK(reader.real(file.folder() + "/none/../web.config") ==
        std::filesystem::canonical(file.folder()).string() + "/web.config");
  CHECK(reader.absolute(file.path()) == file.path());
  std::filesystem::create_symlink("loop", file.folder() + "/loop");
  CHECK(reader.kind(file.folder() + "/loop") == source::PathKind::other);
  CHECK_FALSE(reader.failure());
}
