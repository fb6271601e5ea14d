#include "source/fenced_reader.h"

#include <algorithm>

#include "base/text.h"
#include "platform/paths.h"
#include "source/paths.h"

namespace iislint::source {
namespace {

base::Error refused() {
  return {base::ErrorCode::unreadable_file,
          "must not be read: it leads out of the repository or folder that is checked, or into its .git; "
          "--allow-outside DIR allows more"};
}

/// Where git keeps its own. On some file systems the case of letters makes no difference.
bool is_of_git(std::string_view name) {
  return base::equals_ignoring_case(name, ".git");
}

/// Windows knows it by a second name, "GIT~1" mostly: who asks where such a name leads is told the first one.
bool may_be_of_git(std::string_view name) {
  return is_of_git(name) || name.find('~') != std::string_view::npos;
}

bool is_of_git_below(std::string_view path, std::string_view folder) {
  std::string_view rest;
  if (!is_below(path, folder, rest)) return false;
  const auto parts = base::split(rest, '/');
  return std::any_of(parts.begin(), parts.end(), is_of_git);
}

}  // namespace

FencedReader::FencedReader(const FileReader& below, const std::vector<std::string>& folders) : below_(below) {
  for (const std::string& folder : folders) {
    folders_.push_back(below.real(folder));
    for (const std::string& path : {below.absolute(folder), folders_.back()})
      roots_.push_back(path.substr(0, platform::root_size(path)));
  }
}

PathKind FencedReader::kind(const std::string& path) const {
  return is_elsewhere(path) ? PathKind::unknown : below_.kind(path);
}

std::string FencedReader::absolute(const std::string& path) const {
  return is_elsewhere(path) ? normal_path(path) : below_.absolute(path);
}

std::string FencedReader::real(const std::string& path) const {
  return is_elsewhere(path) ? normal_path(path) : below_.real(path);
}

bool FencedReader::is_link(const std::string& path) const {
  return !is_elsewhere(path) && below_.is_link(path);
}

std::optional<base::Error> FencedReader::refusal(const std::string& path) const {
  return is_inside(real(path)) ? std::nullopt : std::optional(refused());
}

base::Result<std::string> FencedReader::read(const std::string& path, std::size_t max_bytes) const {
  const bool is_plain = !may_be_of_git(path.substr(path.rfind('/') + 1)) && !is_link(path);
  const bool may_read = is_plain ? holds_folder(folder_of(path)) : is_inside(real(path));
  return may_read ? below_.read(path, max_bytes) : refused();
}

base::Result<std::vector<DirectoryEntry>> FencedReader::list(const std::string& path) const {
  return holds_folder(path) ? below_.list(path) : refused();
}

/// Where there is one root only, nothing is.
bool FencedReader::is_elsewhere(std::string_view path) const {
  const std::string_view root = path.substr(0, platform::root_size(path));
  return root.size() > 1 && std::none_of(roots_.begin(), roots_.end(), [&](const std::string& each) {
           return base::equals_ignoring_case(root, each);
         });
}

bool FencedReader::is_inside(const std::string& real_path) const {
  return std::any_of(folders_.begin(), folders_.end(), [&](const std::string& folder) {
    return is_in(real_path, folder) && !is_of_git_below(real_path, folder);
  });
}

/// Following links takes a question for each part of a path. What lies in a folder that is known, and is no
/// link, needs none.
bool FencedReader::holds_folder(const std::string& folder) const {
  const std::lock_guard lock(mutex_);
  if (const auto known = known_.find(folder); known != known_.end()) return known->second;
  const auto above = known_.find(folder_of(folder));
  const bool is_plain = above != known_.end() && above->second && !folder.ends_with("..") &&
                        !folder.ends_with("/") && !may_be_of_git(folder.substr(folder.rfind('/') + 1)) &&
                        !is_link(folder);
  return known_[folder] = is_plain || is_inside(real(folder));
}

}  // namespace iislint::source
