// What a check may read. Settings and links are written by whoever writes the files that are checked, in a
// pull request by a stranger; they must not lead to the other files of the machine, which would be quoted in
// a report.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/file_reader.h"

namespace iislint::source {

/// Reads and lists only what is, all links followed, in one of the folders or below, but nothing in a .git
/// below one: it holds what git keeps for itself, credentials among it. Nothing at all is asked of other
/// drives and servers than those of the folders: asking a server tells it who asks. Borrows the reader. Safe
/// from several threads if that is.
class FencedReader final : public FileReader {
 public:
  FencedReader(const FileReader& below, const std::vector<std::string>& folders);

  PathKind kind(const std::string& path) const override;
  std::string absolute(const std::string& path) const override;
  std::string real(const std::string& path) const override;
  bool is_link(const std::string& path) const override;
  std::optional<base::Error> refusal(const std::string& path) const override;
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  base::Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;

 private:
  bool is_elsewhere(std::string_view path) const;
  bool is_inside(const std::string& real_path) const;
  bool holds_folder(const std::string& folder) const;

  const FileReader& below_;
  std::vector<std::string> folders_;  ///< real paths
  std::vector<std::string> roots_;    ///< of the folders, as they were named as well
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, bool> known_;  ///< folders as they were named
};

}  // namespace iislint::source
