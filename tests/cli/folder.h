// A folder on the disk, for tests of what only a disk has.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace iislint::tests {

/// A folder that goes away again, also when it holds one named "closed" that nobody may enter.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/iislint-test-XXXXXX";
    path = mkdtemp(name);
  }
  ~Folder() {
    chmod((path + "/closed").c_str(), 0700);
    std::filesystem::remove_all(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path + "/" + name).parent_path());
    std::ofstream(path + "/" + name) << text;
  }
  std::string path;
};

}  // namespace iislint::tests
