// Numbers for folders by path, so that a folder is looked up together with all folders around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::rules::checks {

/// A normal path and its hash.
struct HashedFolder {
  std::string_view path;
  std::uint64_t hash = 0;
};

/// The folders around a normal path and the path itself, the outermost first, hashed in one pass; they
/// replace what `folders` holds.
void hash_folders(std::string_view path, std::vector<HashedFolder>& folders);

/// Borrows the paths.
class FolderNumbers {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  FolderNumbers() : places_(64, kNone) {}

  /// The number of a folder, counted from 0; the next one when the folder is new.
  std::uint32_t add(const HashedFolder& folder);
  /// The number, or kNone.
  std::uint32_t find(const HashedFolder& folder) const { return places_[place_of(folder)]; }
  std::size_t size() const { return folders_.size(); }
  std::string_view path(std::uint32_t number) const { return folders_[number].path; }

 private:
  std::size_t place_of(const HashedFolder& folder) const;

  std::vector<HashedFolder> folders_;
  std::vector<std::uint32_t> places_;  // a hash table; its size is a power of two
};

}  // namespace iislint::rules::checks
