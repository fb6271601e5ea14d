// The folders at which web sites begin, for checks of FTP sites that show the same folders.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/checks/support/folder_numbers.h"
#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// The roots of the sites that serve over HTTP, of which the first of each folder counts. Sites are rows of
/// config::ServerColumns, which it borrows; folders are normal paths. Made once for each file.
class WebRoots {
 public:
  explicit WebRoots(const FileView& file);

  /// A site whose root is the folder or lies in it, or kNoRow.
  std::size_t site_in(std::string_view folder) const;

  /// A site whose root is the folder or lies around it, or kNoRow.
  std::size_t site_around(std::string_view folder) const;

  /// Whether one of the two says yes to a folder of the site, or to anything below that.
  bool meet(std::size_t site) const;

 private:
  /// A root, or a folder around roots.
  struct Folder {
    std::size_t site = config::kNoRow;    ///< whose root it is
    std::size_t inside = config::kNoRow;  ///< the site of the root below with the smallest path
    std::string_view inside_path = {};
  };

  void add(std::size_t site, std::string_view root);
  /// The last one is that of the path itself. Valid until the next call.
  const std::vector<HashedFolder>& hashed(std::string_view path) const;
  const Folder* find(const HashedFolder& folder) const;

  const config::ServerColumns& server_;
  FolderNumbers numbers_;
  std::vector<Folder> folders_;  // by number
  mutable std::vector<HashedFolder> hashed_;
};

const WebRoots& web_roots(const FileView& file);

}  // namespace iislint::rules::checks
