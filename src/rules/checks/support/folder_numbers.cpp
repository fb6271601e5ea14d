#include "rules/checks/support/folder_numbers.h"

namespace iislint::rules::checks {

void hash_folders(std::string_view path, std::vector<HashedFolder>& folders) {
  folders.clear();
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i > 0) folders.push_back({path.substr(0, i), hash});
    hash = (hash ^ static_cast<unsigned char>(path[i])) * 0x100000001B3u;
  }
  folders.push_back({path, hash});
}

std::size_t FolderNumbers::place_of(const HashedFolder& folder) const {
  const std::size_t mask = places_.size() - 1;
  auto at = static_cast<std::size_t>(folder.hash ^ folder.hash >> 32) & mask;
  for (; places_[at] != kNone; at = (at + 1) & mask) {
    const HashedFolder& known = folders_[places_[at]];
    if (known.hash == folder.hash && known.path == folder.path) break;
  }
  return at;
}

std::uint32_t FolderNumbers::add(const HashedFolder& folder) {
  const std::size_t place = place_of(folder);
  if (places_[place] != kNone) return places_[place];
  const auto number = static_cast<std::uint32_t>(folders_.size());
  places_[place] = number;
  folders_.push_back(folder);
  if (folders_.size() * 2 <= places_.size()) return number;
  places_.assign(places_.size() * 2, kNone);
  for (std::uint32_t one = 0; one < folders_.size(); ++one)
    places_[place_of(folders_[one])] = one;
  return number;
}

}  // namespace iislint::rules::checks
