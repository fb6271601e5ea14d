// Files and folders that are looked at and read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/problem.h"

namespace iislint::platform {

enum class FileKind : std::uint8_t {
  regular,
  folder,
  link,
  link_to_regular,  ///< of entries of a folder only
  other,
  unknown  ///< nobody can say
};

/// What the path leads to when links are followed. A way that ends nowhere is a problem.
Problem look_at(const std::string& path, FileKind& kind);

/// What stands there itself, which may be a link.
Problem look_at_entry(const std::string& path, FileKind& kind);

struct FolderEntry {
  std::string name;
  FileKind kind;
};

/// All entries but "." and "..", in no order; or the problem that came in between.
Problem list_folder(const std::string& path, std::vector<FolderEntry>& entries);

/// Where a relative path begins.
Problem current_folder(std::string& path);

/// The path from the root; no link is followed, and nothing need be there. On Windows parts that are there
/// get the letters that their folders have for them, so that two spellings of one path become one.
Problem absolute_path(const std::string& path, std::string& absolute);

/// Where it leads when all links are followed, as far as it is there; absolute.
Problem real_path(const std::string& path, std::string& real);

/// A file that is open to be read.
class InputFile {
 public:
  struct Facts {
    FileKind kind = FileKind::other;
    std::uint64_t size = 0;
    std::int64_t seconds = 0, nanoseconds = 0;  ///< when somebody has written to it
    bool operator==(const Facts&) const = default;
  };

  InputFile() = default;
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Of what is no regular file, it does not wait for anybody. To be called once.
  Problem open(const std::string& path);
  Problem look(Facts& facts) const;
  /// At least one byte, unless it is the end: `got` is 0 then.
  Problem read(char* bytes, std::size_t size, std::size_t& got) const;

 private:
  std::intptr_t handle_ = -1;
};

}  // namespace iislint::platform
