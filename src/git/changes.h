// What has changed since a commit: which files, and which of their lines.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "git/git.h"
#include "source/line_range.h"

namespace iislint::git {

/// What is compared with the commit.
enum class Side : std::uint8_t { working_tree, index };

class ChangesSince {
 public:
  /// Asks for the commit and the names of what has changed. `folder` is the current one. Fails with git's
  /// word when the revision means no commit. `is_checked` says whether files of that name are: one that had
  /// another name before is new. Borrows git.
  static base::Result<ChangesSince> open(const Git& git, const std::string& folder,
                                         const std::string& revision, Side side,
                                         bool (*is_checked)(std::string_view name));

  /// The top folder of the working tree.
  const std::string& top() const { return top_; }

  /// Whether that very path (below the top folder) has changed: of a link, what it leads to.
  bool has_changed(const std::string& path) const { return changed_.contains(path); }

  /// The changed lines of each of the files (paths below the top folder) that has any; all lines of one that
  /// the commit does not have. A file that was renamed has those that changed on the way.
  base::Result<std::map<std::string, source::ChangedLines>> lines_of(
      const std::vector<std::string>& files) const;

 private:
  ChangesSince(const Git& git, std::string top, std::string commit, Side side)
      : git_(&git), top_(std::move(top)), commit_(std::move(commit)), side_(side) {}

  std::vector<std::string> diff_words(std::vector<std::string> words) const;
  std::optional<base::Error> read_names(bool (*is_checked)(std::string_view name));
  std::optional<base::Error> add_untracked(const std::vector<std::string>& files,
                                           std::map<std::string, source::ChangedLines>& lines) const;

  const Git* git_;
  std::string top_, commit_;
  Side side_;
  std::map<std::string, std::string>
      changed_;  ///< by name; the name it had and was checked under, if another
};

}  // namespace iislint::git
