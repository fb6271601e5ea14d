// Open buffers over the files of another reader: what an editor shows counts, not what is stored.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "source/file_reader.h"

namespace iislint::source {

/// Borrows the reader below. A buffer need not have a file; its folders are there then, too. Reading is safe
/// from several threads, as long as none opens or closes a buffer.
class OverlayReader final : public FileReader {
 public:
  explicit OverlayReader(const FileReader& below) : below_(below) {}

  /// `bytes` are those that would be stored. Replaces an earlier buffer of the file.
  void open(const std::string& path, std::string bytes);
  void close(const std::string& path);
  bool is_open(const std::string& path) const {
    return !buffers_.empty() && buffers_.count(absolute(path)) != 0;
  }

  PathKind kind(const std::string& path) const override;
  std::string absolute(const std::string& path) const override { return below_.absolute(path); }
  std::string real(const std::string& path) const override { return below_.real(path); }
  bool is_link(const std::string& path) const override { return below_.is_link(path); }
  std::optional<base::Error> refusal(const std::string& path) const override { return below_.refusal(path); }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;

 private:
  bool has_below(const std::string& folder) const;

  const FileReader& below_;
  std::map<std::string, std::string> buffers_;  // by absolute path
};

}  // namespace iislint::source
