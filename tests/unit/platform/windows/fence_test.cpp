// What a check must not ask for where there is more than one root.
#include "source/fenced_reader.h"

#include <doctest/doctest.h>

using namespace iislint;
using namespace iislint::source;

namespace {

/// Files in memory; remembers what was asked of another root than C:/, and knows "GIT~1" for ".git".
class Drives final : public FileReader {
 public:
  PathKind kind(const std::string& path) const override { return ask(path, PathKind::file); }
  std::string absolute(const std::string& path) const override { return ask(path, path); }
  std::string real(const std::string& path) const override {
    const std::size_t at = path.find("GIT~1");
    return ask(path, at == std::string::npos ? path : std::string(path).replace(at, 5, ".git"));
  }
  bool is_link(const std::string& path) const override { return ask(path, false); }
  std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
  base::Result<std::string> read(const std::string& path, std::size_t) const override {
    return ask(path, std::string("text"));
  }
  base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    return ask(path, std::vector<DirectoryEntry>());
  }
  bool is_strange = false;

 private:
  template <typename T>
  T ask(const std::string& path, T answer) const {
    if (!path.starts_with("C:/")) const_cast<Drives*>(this)->is_strange = true;
    return answer;
  }
};

}  // namespace

TEST_CASE("other drives and servers are not even asked") {
  const Drives drives;
  const FencedReader fence(drives, {"C:/sites"});
  for (const char* path : {"//server/share/web.config", "D:/web.config", "//server/share"}) {
    CAPTURE(path);
    CHECK(fence.kind(path) == PathKind::unknown);
    CHECK(!fence.read(path, 100));
    CHECK(!fence.list(path));
    CHECK(!fence.is_link(path));
    CHECK(fence.real(path) == fence.absolute(path));
    CHECK(fence.refusal(path));
  }
  CHECK_FALSE(drives.is_strange);
  CHECK(fence.read("C:/sites/web.config", 100));
  CHECK(fence.read("C:/sites/a~b/web.config", 100));
  CHECK(!fence.read("C:/other/web.config", 100));
}

TEST_CASE("the folder of git has a second name") {
  const Drives drives;
  const FencedReader fence(drives, {"C:/sites"});
  CHECK(fence.read("C:/sites/x", 100));
  CHECK(!fence.read("C:/sites/.git/config", 100));
  CHECK(!fence.read("C:/sites/GIT~1/config", 100));
  CHECK(!fence.read("C:/sites/GIT~1", 100));
  CHECK(!fence.list("C:/sites/GIT~1"));
}
