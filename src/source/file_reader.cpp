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
  if (errno == EACCES || errno == EIO) return PathKind::unknown;
  return lstat(path.c_str(), &facts) == 0 ? PathKind::other : PathKind::missing;
}

std::string DiskReader::absolute(const std::string& path) const {
  std::error_code problem;
  const auto full = std::filesystem::absolute(path, problem);
  return normal_path(problem ? path : full.generic_string());
}

std::string DiskReader::real(const std::string& path) const {
  std::error_code problem;
  const auto found = std::filesystem::weakly_canonical(std::filesystem::absolute(path, problem), problem);
  return problem ? absolute(path) : normal_path(found.generic_string());
}

bool DiskReader::is_link(const std::string& path) const {
  struct stat facts {};
  return lstat(path.c_str(), &facts) == 0 && S_ISLNK(facts.st_mode);
}

base::Result<std::string> DiskReader::read(const std::string& path, std::size_t max_bytes) const {
  // O_NONBLOCK: a named pipe under the name of a configuration file must not stop the run.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
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
  bytes.resize(filled);
  return bytes;
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
