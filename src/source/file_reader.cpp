#include "source/file_reader.h"

#include <algorithm>
#include <cerrno>
#include <set>

#include "platform/input_files.h"
#include "source/paths.h"

namespace iislint::source {
namespace {

using base::Error;
using base::ErrorCode;

using platform::FileKind;

Error unreadable(const std::string& reason) {
  return {ErrorCode::unreadable_file, "cannot read: " + reason};
}

Error unreadable(platform::Problem problem) {
  return unreadable(platform::text_of(problem));
}

constexpr int kMaxReadings = 5;  // of a file that somebody is writing

/// Whether the system has answered so of a path, instead of failing to.
bool is_answer(int problem) {
  switch (problem) {
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENAMETOOLONG:
      return true;
    default:
      return false;
  }
}

PathKind path_kind(FileKind kind) {
  switch (kind) {
    case FileKind::regular:
    case FileKind::link_to_regular:
      return PathKind::file;
    case FileKind::folder:
      return PathKind::directory;
    case FileKind::unknown:
      return PathKind::unknown;
    default:
      return PathKind::other;
  }
}

}  // namespace

Error too_large(std::size_t max_bytes) {
  constexpr std::size_t kKilo = 1024, kMega = kKilo * kKilo;
  const std::string size = max_bytes % kMega == 0   ? std::to_string(max_bytes / kMega) + " MB"
                           : max_bytes % kKilo == 0 ? std::to_string(max_bytes / kKilo) + " KB"
                                                    : std::to_string(max_bytes) + " bytes";
  return {ErrorCode::unreadable_file, "cannot read: the file is larger than " + size};
}

PathKind DiskReader::kind(const std::string& path) const {
  FileKind found{};
  const platform::Problem problem = platform::look_at(path, found);
  if (problem == 0) return path_kind(found);
  if (problem == EACCES || !is_answer(problem)) {
    remember(problem);
    return PathKind::unknown;
  }
  const platform::Problem of_link = platform::look_at_entry(path, found);
  if (of_link == 0) return PathKind::other;
  remember(of_link);
  return PathKind::missing;
}

// A current folder that is gone is no failure: nothing can be found in it, which is said when that is tried.
std::string DiskReader::absolute(const std::string& path) const {
  std::string whole = path;
  if (const auto problem = platform::absolute_path(path, whole); problem != 0) remember(problem);
  return normal_path(whole);
}

std::string DiskReader::real(const std::string& path) const {
  std::string found;
  const platform::Problem problem = platform::real_path(path, found);
  if (problem == 0) return normal_path(found);
  remember(problem);
  return absolute(path);
}

bool DiskReader::is_link(const std::string& path) const {
  FileKind found{};
  const platform::Problem problem = platform::look_at_entry(path, found);
  if (problem == 0) return found == FileKind::link;
  remember(problem);
  return false;
}

void DiskReader::remember(int problem) const {
  int none = 0;
  if (!is_answer(problem)) failure_.compare_exchange_strong(none, problem);
}

std::optional<Error> DiskReader::failure() const {
  if (failure_ == 0) return std::nullopt;
  return Error{ErrorCode::unreadable_file,
               "the file system did not answer, so findings may be missing: " + platform::text_of(failure_)};
}

/// The bytes, or nothing when somebody has written to the file in the meantime.
base::Result<std::optional<std::string>> DiskReader::read_once(const std::string& path,
                                                               std::size_t max_bytes) const {
  platform::InputFile file;
  if (const auto problem = file.open(path); problem != 0) return unreadable(problem);
  platform::InputFile::Facts facts;
  if (const auto problem = file.look(facts); problem != 0) return unreadable(problem);
  if (facts.kind == FileKind::folder) return unreadable("it is a directory");
  if (facts.kind != FileKind::regular) return unreadable("it is not a regular file");
  if (facts.size > max_bytes) return too_large(max_bytes);
  if (announce_ != nullptr) announce_(static_cast<std::size_t>(facts.size));

  std::string bytes(static_cast<std::size_t>(facts.size) + 1,
                    '\0');  // one more shows that the file has grown
  std::size_t filled = 0;
  for (;;) {
    std::size_t got = 0;
    const auto problem = file.read(bytes.data() + filled, bytes.size() - filled, got);
    if (problem != 0) return unreadable(problem);
    if (got == 0) break;
    filled += got;
    if (filled > max_bytes) return too_large(max_bytes);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  platform::InputFile::Facts after;
  if (const auto problem = file.look(after); problem != 0) return unreadable(problem);
  if (facts != after) return std::optional<std::string>();
  bytes.resize(filled);
  return std::optional(std::move(bytes));
}

// Half of an old text and half of a new one would be reported as if somebody had written that.
base::Result<std::string> DiskReader::read(const std::string& path, std::size_t max_bytes) const {
  for (int i = 0; i < kMaxReadings; ++i) {
    auto bytes = read_once(path, max_bytes);
    if (!bytes) return bytes.error();
    if (*bytes) return std::move(**bytes);
  }
  return unreadable("it is being written to");
}

base::Result<std::vector<DirectoryEntry>> DiskReader::list(const std::string& path) const {
  std::vector<platform::FolderEntry> found;
  if (const auto problem = platform::list_folder(path, found); problem != 0) return unreadable(problem);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::vector<DirectoryEntry> entries;
  entries.reserve(found.size());
  for (platform::FolderEntry& entry : found)
    entries.push_back({std::move(entry.name), path_kind(entry.kind)});
  return entries;
}

std::string MemoryReader::absolute(const std::string& path) const {
  return normal_path(path);
}

PathKind MemoryReader::kind(const std::string& path) const {
  if (files_.count(path) != 0) return PathKind::file;
  const auto below = files_.lower_bound(path + "/");
  const bool is_directory =
      below != files_.end() && below->first.compare(0, path.size() + 1, path + "/") == 0;
  return is_directory ? PathKind::directory : PathKind::missing;
}

base::Result<std::string> MemoryReader::read(const std::string& path, std::size_t max_bytes) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return unreadable("No such file or directory");
  if (found->second.size() > max_bytes) return too_large(max_bytes);
  return found->second;
}

base::Result<std::vector<DirectoryEntry>> MemoryReader::list(const std::string& path) const {
  const std::string prefix = path + "/";
  std::set<std::pair<std::string, bool>> names;  // name, is a directory
  for (auto it = files_.lower_bound(prefix); it != files_.end(); ++it) {
    if (it->first.compare(0, prefix.size(), prefix) != 0) break;
    const std::string rest = it->first.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    names.insert({rest.substr(0, slash), slash != std::string::npos});
  }
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, directory] : names) {
    entries.push_back({name, directory ? PathKind::directory : PathKind::file});
  }
  return entries;
}

}  // namespace iislint::source
