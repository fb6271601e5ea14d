// The index of a repository as a file system: what would be committed, not what lies in the working tree.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "git/git.h"
#include "source/file_reader.h"

namespace iislint::git {

/// Below the top folder of the working tree there is what the index holds, as git would check it out; nothing
/// is written to the disk. Everything else, and .git, is read through the reader below. Links that the index
/// holds are not followed: they can be seen, but not read. Borrows git and the reader; safe from several
/// threads if that is.
class IndexReader final : public source::FileReader {
 public:
  /// The repository that git means in the current folder of the reader; hooks name its index in the
  /// environment. Fails with git's word.
  static base::Result<std::unique_ptr<IndexReader>> open(const Git& git, const source::FileReader& below);

  /// The files that are staged, that is, new or changed since the last commit; as absolute paths, with links,
  /// without submodules. The index is not read for that.
  base::Result<std::vector<std::string>> staged() const;

  const std::string& top() const { return top_; }

  source::PathKind kind(const std::string& path) const override;
  std::string absolute(const std::string& path) const override { return below_.absolute(path); }
  std::string real(const std::string& path) const override;
  bool is_link(const std::string& path) const override;
  std::optional<base::Error> refusal(const std::string& path) const override { return below_.refusal(path); }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  base::Result<std::vector<source::DirectoryEntry>> list(const std::string& path) const override;

 private:
  struct Entry {
    std::string object;
    source::PathKind kind;  ///< `other`: a link; `directory`: a submodule
  };

  IndexReader(const Git& git, const source::FileReader& below, std::string top)
      : git_(git), below_(below), top_(std::move(top)) {}

  std::optional<std::string> place_of(const std::string& path) const;
  const std::map<std::string, Entry, std::less<>>& entries() const;
  std::optional<std::string> behind_link(std::string place) const;
  source::PathKind kind_at(std::string_view place) const;

  const Git& git_;
  const source::FileReader& below_;
  std::string top_;
  mutable std::once_flag read_;
  mutable std::map<std::string, Entry, std::less<>> entries_;  // by path below the top
  mutable std::optional<base::Error> error_;                   // of reading them
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::optional<std::string>> folders_;  // places of absolute ones
};

}  // namespace iislint::git
