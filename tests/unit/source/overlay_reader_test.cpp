#include "source/overlay_reader.h"

#include <doctest/doctest.h>

#include "source/source_file.h"

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

TEST_CASE("a file has one number, whenever it is asked for") {
  source::FileIds ids;
  const source::FileId first = ids.id_of("/a");
  for (int i = 0; i < 1000; ++i)
    ids.id_of("/" + std::to_string(i));
  CHECK(ids.id_of("/a") == first);
  CHECK(ids.path(first) == "/a");
  CHECK(ids.find("/999") == ids.id_of("/999"));
  CHECK_FALSE(ids.find("/1000"));
  CHECK(ids.size() == 1001);
}

TEST_CASE("a copy of the store keeps the texts that it has") {
  source::SourceStore store;
  const source::FileId id = store.add("web.config", source::decode("old"));
  const source::SourceStore snapshot = store;
  store.set(id, std::make_shared<const source::SourceFile>("web.config", source::decode("new")));
  CHECK(store.file(id).text() == "new");
  CHECK(snapshot.file(id).text() == "old");
  store.release(id);
  CHECK(store.file(id).text().empty());
  CHECK(store.file(id).path() == "web.config");
}
