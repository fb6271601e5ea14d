#include "platform/output_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

namespace iislint::platform {
namespace {

int open_to_write(const std::string& path, int flags) {
  for (;;) {
    const int fd = ::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EINTR) return fd;
  }
}

int descriptor(std::intptr_t handle) {
  return static_cast<int>(handle);
}

}  // namespace

Problem OutputFile::open(const std::string& path) {
  handle_ = open_to_write(path, O_TRUNC);
  return is_open() ? 0 : errno;
}

Problem OutputFile::create(const std::string& path) {
  handle_ = open_to_write(path, O_CREAT | O_EXCL);
  return is_open() ? 0 : errno;
}

// The owner first: a change of it takes permissions away.
Problem OutputFile::be_like(const std::string& path, const std::string& /*own_path*/) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0) return errno;
  const int fd = descriptor(handle_);
  if (fchown(fd, facts.st_uid, facts.st_gid) != 0) (void)fchown(fd, static_cast<uid_t>(-1), facts.st_gid);
  (void)fchmod(fd, facts.st_mode & 07777);
  return 0;
}

Problem OutputFile::write(const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor(handle_), bytes, size);
    if (written < 0 && errno != EINTR) return errno;
    if (written <= 0) continue;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return 0;
}

Problem OutputFile::close() {
  if (!is_open()) return 0;
  return ::close(descriptor(std::exchange(handle_, -1))) == 0 ? 0 : errno;
}

Problem may_write(const std::string& path) {
  return access(path.c_str(), W_OK) == 0 ? 0 : errno;
}

Problem follow_links(const std::string& path, std::string& target) {
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr && errno != ENOENT) return errno;
  const std::unique_ptr<char, decltype(&std::free)> owner(resolved, &std::free);
  target = resolved != nullptr ? resolved : path;
  return 0;
}

Problem rename_over(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

void remove_file(const std::string& path) {
  unlink(path.c_str());
}

}  // namespace iislint::platform
