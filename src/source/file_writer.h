// The edge to the file system for what is written, so that tests can stand in for it; file_reader.h is the
// other half.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "base/result.h"

namespace iislint::source {

/// A file that is being written. Who reads the path finds what was there before until commit() has
/// succeeded; when it is never called, nothing has changed.
class PendingFile {
 public:
  virtual ~PendingFile() = default;
  /// Buffered; goes bad when something cannot be written.
  virtual std::ostream& stream() = 0;
  /// Puts the content in its place, all or nothing: not when the stream has gone bad. To be called once.
  virtual std::optional<base::Error> commit() = 0;
};

class FileWriter {
 public:
  virtual ~FileWriter() = default;
  /// Begins to write the file of that path, which need not be there.
  virtual base::Result<std::unique_ptr<PendingFile>> create(const std::string& path) = 0;
  /// Begins to replace a file that is there, and never writes into it: whatever happens, it is the old one or
  /// the new one. Fails when that cannot be promised.
  virtual base::Result<std::unique_ptr<PendingFile>> replace(const std::string& path) = 0;
};

/// Writes to a temporary file beside the target and renames it. What is there and no regular file (a pipe, a
/// device), or stands in a folder where no file can be made, is written directly by create(). A file keeps
/// its permissions, and its owner and group if the system lets it; a link stays one, its target is replaced.
class DiskWriter final : public FileWriter {
 public:
  base::Result<std::unique_ptr<PendingFile>> create(const std::string& path) override;
  base::Result<std::unique_ptr<PendingFile>> replace(const std::string& path) override;
};

/// Keeps what is written, for tests.
class MemoryWriter final : public FileWriter {
 public:
  base::Result<std::unique_ptr<PendingFile>> create(const std::string& path) override;
  base::Result<std::unique_ptr<PendingFile>> replace(const std::string& path) override {
    return create(path);
  }
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace iislint::source
