// A folder on the disk, for tests of what only a disk has.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace iislint::tests {

/// A folder that goes away again, also when it holds one named "closed" that nobody may enter.
class Folder {
 public:
  Folder() {
    const std::filesystem::path temporary = std::filesystem::temp_directory_path();
    std::random_device random;
    do {
      path = (temporary / ("iislint-test-" + std::to_string(random()))).generic_string();
    } while (!std::filesystem::create_directory(path));
  }
  ~Folder() {
    std::error_code not_there;
    std::filesystem::permissions(path + "/closed", std::filesystem::perms::owner_all, not_there);
    std::filesystem::remove_all(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path + "/" + name).parent_path());
    std::ofstream(path + "/" + name, std::ios::binary) << text;
  }
  std::string path;
};

}  // namespace iislint::tests
