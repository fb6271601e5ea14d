// The edge to the file system: everything that is read or listed passes through here, so tests can stand in
// for it.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace iislint::source {

enum class PathKind {
  file,
  directory,
  missing,
  other,   ///< there, but neither: a pipe, a socket, a link that leads nowhere
  unknown  ///< may not be looked at
};

struct DirectoryEntry {
  std::string name;  ///< last component only
  PathKind kind;     ///< symbolic links to directories are reported as `other`: a walk never follows them
};

class FileReader {
 public:
  virtual ~FileReader() = default;
  virtual PathKind kind(const std::string& path) const = 0;
  /// The path from the root of the file system, in normal form: two paths of one file are the same then, as
  /// long as no links are involved.
  virtual std::string absolute(const std::string& path) const = 0;
  /// Where the path leads when all links are followed, as far as it is there; absolute.
  virtual std::string real(const std::string& path) const = 0;
  virtual bool is_link(const std::string& path) const = 0;
  /// Why the path must not be read, or nothing: see fenced_reader.h.
  virtual std::optional<base::Error> refusal(const std::string& path) const = 0;
  /// The file's bytes; an error when it cannot be read, is no regular file, or is larger than `max_bytes`.
  virtual base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const = 0;
  /// Entries sorted by name; all of them, or an error.
  virtual base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;
};

/// What every reader says of a file that is larger than it may be.
base::Error too_large(std::size_t max_bytes);

/// Safe from several threads.
class DiskReader final : public FileReader {
 public:
  /// `announce`, if any, is called with the size of each file before it is read.
  explicit DiskReader(void (*announce)(std::size_t bytes) = nullptr) : announce_(announce) {}
  PathKind kind(const std::string& path) const override;
  std::string absolute(const std::string& path) const override;
  std::string real(const std::string& path) const override;
  bool is_link(const std::string& path) const override;
  std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;

  /// What kept the system from answering where the caller cannot be told so: kind(), absolute(), real() and
  /// is_link() have answered as if nothing were there. What relies on that may be wrong. Missing files and
  /// permissions are answers, and no failures.
  std::optional<base::Error> failure() const;

 private:
  base::Result<std::optional<std::string>> read_once(const std::string& path, std::size_t max_bytes) const;
  void remember(int problem) const;

  void (*announce_)(std::size_t bytes);
  mutable std::atomic<int> failure_ = 0;  ///< the first platform::Problem
};

/// Files held in memory, for tests and for text that comes from standard input or an editor.
class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  PathKind kind(const std::string& path) const override;
  std::string absolute(const std::string& path) const override;
  std::string real(const std::string& path) const override { return absolute(path); }
  bool is_link(const std::string&) const override { return false; }
  std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace iislint::source
