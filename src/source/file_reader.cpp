#include "source/file_reader.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include "source/paths.h"

namespace iislint::source {
namespace {

using base::Error;
using base::ErrorCode;

Error unreadable(const char* reason) {
  return {ErrorCode::unreadable_file, std::string("cannot read: ") + reason};
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

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

int open_to_read(const std::string& path) {
  for (;;) {
    // O_NONBLOCK: a named pipe under the name of a configuration file must not stop the run.
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 || errno != EINTR) return fd;
  }
}

bool is_same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/// Whether nobody has written between the two.
bool is_unchanged(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && is_same_time(before.st_mtim, after.st_mtim);
}

PathKind kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return PathKind::directory;
  return S_ISREG(mode) ? PathKind::file : PathKind::other;
}

/// What a link leads to, or an entry is that its folder says nothing of.
PathKind kind_by_asking(DIR* directory, const char* name) {
  struct stat facts {};
  if (fstatat(dirfd(directory), name, &facts, AT_SYMLINK_NOFOLLOW) != 0) return PathKind::unknown;
  if (!S_ISLNK(facts.st_mode)) return kind_of(facts.st_mode);
  const bool to_file = fstatat(dirfd(directory), name, &facts, 0) == 0 && S_ISREG(facts.st_mode);
  return to_file ? PathKind::file : PathKind::other;
}

/// Most file systems say in the folder what an entry is, which saves half of the time of a walk.
PathKind kind_of(DIR* directory, const dirent& entry) {
  if (entry.d_type == DT_REG) return PathKind::file;
  if (entry.d_type == DT_DIR) return PathKind::directory;
  return kind_by_asking(directory, entry.d_name);
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
  struct stat facts {};
  if (stat(path.c_str(), &facts) == 0) return kind_of(facts.st_mode);
  if (errno == EACCES || !is_answer(errno)) {
    remember(errno);
    return PathKind::unknown;
  }
  if (lstat(path.c_str(), &facts) == 0) return PathKind::other;
  remember(errno);
  return PathKind::missing;
}

// A current folder that is gone is no failure: nothing can be found in it, which is said when that is tried.
std::string DiskReader::absolute(const std::string& path) const {
  if (path.starts_with('/')) return normal_path(path);
  std::error_code problem;
  const auto current = std::filesystem::current_path(problem);
  if (problem) {
    remember(problem.value());
    return normal_path(path);
  }
  return normal_path(current.generic_string() + "/" + path);
}

std::string DiskReader::real(const std::string& path) const {
  std::error_code problem;
  const auto whole = std::filesystem::absolute(path, problem);
  if (!problem) {
    const auto found = std::filesystem::weakly_canonical(whole, problem);
    if (!problem) return normal_path(found.generic_string());
  }
  remember(problem.value());
  return absolute(path);
}

bool DiskReader::is_link(const std::string& path) const {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) == 0) return S_ISLNK(facts.st_mode);
  remember(errno);
  return false;
}

void DiskReader::remember(int problem) const {
  int none = 0;
  if (!is_answer(problem)) failure_.compare_exchange_strong(none, problem);
}

std::optional<Error> DiskReader::failure() const {
  if (failure_ == 0) return std::nullopt;
  return Error{
      ErrorCode::unreadable_file,
      std::string("the file system did not answer, so findings may be missing: ") + std::strerror(failure_)};
}

/// The bytes, or nothing when somebody has written to the file in the meantime.
base::Result<std::optional<std::string>> DiskReader::read_once(const std::string& path,
                                                               std::size_t max_bytes) const {
  const Descriptor file(open_to_read(path));
  if (file.get() < 0) return unreadable(std::strerror(errno));
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0) return unreadable(std::strerror(errno));
  if (S_ISDIR(facts.st_mode)) return unreadable("it is a directory");
  if (!S_ISREG(facts.st_mode)) return unreadable("it is not a regular file");
  if (static_cast<std::size_t>(facts.st_size) > max_bytes) return too_large(max_bytes);
  if (announce_ != nullptr) announce_(static_cast<std::size_t>(facts.st_size));

  std::string bytes(static_cast<std::size_t>(facts.st_size) + 1,
                    '\0');  // one more shows that the file has grown
  std::size_t filled = 0;
  for (;;) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(std::strerror(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) return too_large(max_bytes);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  struct stat after {};
  if (fstat(file.get(), &after) != 0) return unreadable(std::strerror(errno));
  if (!is_unchanged(facts, after)) return std::optional<std::string>();
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
  DIR* directory = opendir(path.c_str());
  if (directory == nullptr) return unreadable(std::strerror(errno));
  std::vector<DirectoryEntry> entries;
  int failure = 0;
  for (;;) {
    errno = 0;  // the only way to tell an error from the end
    const dirent* entry = readdir(directory);
    failure = errno;
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({std::string(name), kind_of(directory, *entry)});
  }
  closedir(directory);
  if (failure != 0) return unreadable(std::strerror(failure));
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
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
