#include "source/overlay_reader.h"

#include <doctest/doctest.h>

using namespace iislint;
using source::PathKind;

namespace {

const source::MemoryReader kStored(std::map<std::string, std::string>{{"site/web.config", "stored"},
                                                                      {"site/app/web.config", "below"}});

std::string names_in(const source::FileReader& reader, const std::string& folder) {
  const auto entries = reader.list(folder);
  REQUIRE(entries);
  std::string names;
  for (const source::DirectoryEntry& entry : *entries)
    names += entry.name + (entry.kind == PathKind::directory ? "/ " : " ");
  return names;
}

}  // namespace

TEST_CASE("an open buffer counts until it is closed") {
  source::OverlayReader reader(kStored);
  CHECK(*reader.read("site/web.config", 100) == "stored");
  reader.open("site/./web.config", "edited");
  CHECK(reader.is_open("site/web.config"));
  CHECK(*reader.read("site/web.config", 100) == "edited");
  CHECK(*reader.read("site/app/web.config", 100) == "below");
  CHECK_FALSE(reader.read("site/web.config", 5));
  reader.open("site/web.config", "again");
  CHECK(*reader.read("site/web.config", 5) == "again");
  reader.close("site/web.config");
  CHECK(*reader.read("site/web.config", 100) == "stored");
}

TEST_CASE("a buffer without a file is there, and so are its folders") {
  source::OverlayReader reader(kStored);
  reader.open("site/new/deep/web.config", "unsaved");
  CHECK(reader.kind("site/new/deep/web.config") == PathKind::file);
  CHECK(reader.kind("site/new/deep") == PathKind::directory);
  CHECK(reader.kind("site/new") == PathKind::directory);
  CHECK(reader.kind("site/ne") == PathKind::missing);
  CHECK(names_in(reader, "site") == "app/ new/ web.config ");
  CHECK(names_in(reader, "site/new") == "deep/ ");
  CHECK(names_in(reader, "site/app") == "web.config ");
  reader.open("site/app/web.config", "known");
  CHECK(names_in(reader, "site/app") == "web.config ");
  reader.close("site/new/deep/web.config");
  CHECK(reader.kind("site/new") == PathKind::missing);
  CHECK_FALSE(reader.list("site/new/deep")->size() > 0);
}
