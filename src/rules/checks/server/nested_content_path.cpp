#include "rules/checks/server/nested_content_path.h"

#include <cstdint>
#include <vector>

#include "rules/checks/server/support/web_folders.h"
#include "rules/checks/support/folder_numbers.h"

namespace iislint::rules::checks {
namespace {

/// The folders that are served, by path.
class ServedFolders {
 public:
  explicit ServedFolders(const FileView& file) : server_(file.columns()) {
    for (const WebFolder& folder : web_folders(file).all) {
      if (server_.sites()[folder.site].starts) add(folder);
    }
  }

  /// The nearest folder around that one which another site serves, or null.
  const WebFolder* outer_of(const WebFolder& root) {
    hash_folders(server_.text(root.normal), hashed_);
    for (auto folder = hashed_.rbegin() + 1; folder != hashed_.rend(); ++folder) {
      const std::uint32_t number = numbers_.find(*folder);
      if (number == FolderNumbers::kNone) continue;
      if (const WebFolder* other = owners_[number].other_than(root.site); other != nullptr) return other;
    }
    return nullptr;
  }

 private:
  /// Two sites on one folder are enough to find another site than the one in question.
  struct Owners {
    const WebFolder* first = nullptr;
    const WebFolder* second = nullptr;  ///< of another site

    const WebFolder* other_than(std::uint32_t site) const {
      return second != nullptr && second->site != site ? second : first->site != site ? first : nullptr;
    }
  };

  void add(const WebFolder& folder) {
    hash_folders(server_.text(folder.normal), hashed_);
    const std::uint32_t number = numbers_.add(hashed_.back());
    if (number == owners_.size()) {
      owners_.push_back({&folder, nullptr});
    } else if (owners_[number].second == nullptr && owners_[number].first->site != folder.site) {
      owners_[number].second = &folder;
    }
  }

  const config::ServerColumns& server_;
  FolderNumbers numbers_;
  std::vector<Owners> owners_;  // by number
  std::vector<HashedFolder> hashed_;
};

}  // namespace

void check(const NestedContentPath& rule, Reporter<NestedContentPath>& reporter) {
  ServedFolders served(rule.file());
  for (const WebFolder& content : web_folders(rule.file()).all) {
    const WebFolder* outer = content.is_root ? served.outer_of(content) : nullptr;
    if (outer == nullptr) continue;
    reporter.report(finding_of(rule.file(), *outer, content,
                               outer->is_root
                                   ? "this site serves the enclosing folder"
                                   : "this virtual directory of the other site is the enclosing folder"));
  }
}

}  // namespace iislint::rules::checks
