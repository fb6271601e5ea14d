#include "rules/checks/support/folder_numbers.h"

#include <doctest/doctest.h>

#include <deque>
#include <string>

using namespace iislint::rules::checks;

TEST_CASE("a path comes with the folders around it, the outermost first") {
  std::vector<HashedFolder> folders;
  hash_folders("d:\\a\\b", folders);
  REQUIRE(folders.size() == 3);
  CHECK(folders[0].path == "d:");
  CHECK(folders[1].path == "d:\\a");
  CHECK(folders[2].path == "d:\\a\\b");
  const std::uint64_t hash = folders[1].hash;
  hash_folders("d:\\a", folders);
  CHECK(folders.back().hash == hash);
}

TEST_CASE("folders are found by path, however many there are") {
  FolderNumbers numbers;
  std::deque<std::string> paths;
  std::vector<HashedFolder> folders;
  for (std::uint32_t i = 0; i < 500; ++i) {
    hash_folders(paths.emplace_back("d:\\" + std::to_string(i)), folders);
    CHECK(numbers.add(folders.back()) == i);
    CHECK(numbers.find(folders.front()) == FolderNumbers::kNone);
  }
  hash_folders("d:\\7\\x", folders);
  CHECK(numbers.find(folders[1]) == 7);
  CHECK(numbers.find(folders[2]) == FolderNumbers::kNone);
  CHECK(numbers.path(7) == "d:\\7");
}
