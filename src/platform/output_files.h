// Files that are written, put in the place of others, or removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/problem.h"

namespace iislint::platform {

/// A file that is open to be written.
class OutputFile {
 public:
  OutputFile() = default;
  ~OutputFile() { close(); }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// One of the two is to be called once. What is there, emptied.
  Problem open(const std::string& path);
  /// EEXIST when something has that name.
  Problem create(const std::string& path);
  bool is_open() const { return handle_ != -1; }

  /// Others may do with it what they may do with that file, and it belongs to the same user and group if the
  /// system lets it. `own_path` is its own. A problem when that file cannot be looked at.
  Problem be_like(const std::string& path, const std::string& own_path);
  /// All of it.
  Problem write(const char* bytes, std::size_t size);
  /// May be called again.
  Problem close();

 private:
  std::intptr_t handle_ = -1;
};

/// Whether this user may write to what is there.
Problem may_write(const std::string& path);

/// Where the path leads in the end; the path itself when nothing is there.
Problem follow_links(const std::string& path, std::string& target);

/// Puts one file in the place of another, which need not be there: who opens that name gets one or the other.
Problem rename_over(const std::string& from, const std::string& to);

void remove_file(const std::string& path);

}  // namespace iislint::platform
