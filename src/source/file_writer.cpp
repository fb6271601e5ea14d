#include "source/file_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <streambuf>

namespace iislint::source {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kMaxTemporaries =
    100;  // names that are tried; others may be left over from runs that were killed

Error unwritable(int reason) {
  return {ErrorCode::unwritable_file, std::string("cannot write: ") + std::strerror(reason)};
}

/// Owns the descriptor, and remembers the first thing that went wrong.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int fd) : fd_(fd) { setp(chunk_.data(), chunk_.data() + chunk_.size()); }
  ~DescriptorBuffer() override { close(); }
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  /// Writes the rest; 0, or the number of the first error.
  int close() {
    if (fd_ < 0) return problem_;
    sync();
    if (::close(fd_) != 0 && problem_ == 0) problem_ = errno;
    fd_ = -1;
    return problem_;
  }

 protected:
  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override {
    const char* at = pbase();
    while (problem_ == 0 && at < pptr()) {
      const ssize_t written = ::write(fd_, at, static_cast<std::size_t>(pptr() - at));
      if (written < 0 && errno != EINTR) problem_ = errno;
      if (written > 0) at += written;
    }
    setp(chunk_.data(), chunk_.data() + chunk_.size());
    return problem_ == 0 ? 0 : -1;
  }

 private:
  int fd_;
  int problem_ = 0;
  std::array<char, 64 * 1024> chunk_;
};

class DiskFile final : public PendingFile {
 public:
  /// `temporary` is empty when the descriptor is that of the target itself.
  DiskFile(int fd, std::string temporary, std::string target)
      : buffer_(fd), stream_(&buffer_), temporary_(std::move(temporary)), target_(std::move(target)) {}
  ~DiskFile() override {
    buffer_.close();
    if (!temporary_.empty()) unlink(temporary_.c_str());
  }

  std::ostream& stream() override { return stream_; }

  std::optional<Error> commit() override {
    if (const int problem = buffer_.close(); problem != 0) return unwritable(problem);
    if (temporary_.empty()) return std::nullopt;
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return unwritable(errno);
    temporary_.clear();
    return std::nullopt;
  }

 private:
  DescriptorBuffer buffer_;
  std::ostream stream_;
  std::string temporary_;
  std::string target_;
};

/// A name that nobody uses, so that two runs never write to one file.
int open_temporary(const std::string& target, std::string& name) {
  for (int i = 0; i < kMaxTemporaries; ++i) {
    name = target + "." + std::to_string(i) + ".tmp";
    const int fd = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

/// Where the path leads in the end: a link to a report stays a link.
std::string behind_links(const std::string& path) {
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string target = resolved;
  std::free(resolved);
  return target;
}

/// Others may read what they could read. The owner first: a change of it takes permissions away.
void take_over(const struct stat& facts, int fd) {
  if (fchown(fd, facts.st_uid, facts.st_gid) != 0) (void)fchown(fd, static_cast<uid_t>(-1), facts.st_gid);
  (void)fchmod(fd, facts.st_mode & 07777);
}

class MemoryFile final : public PendingFile {
 public:
  MemoryFile(std::map<std::string, std::string>& files, std::string path)
      : files_(files), path_(std::move(path)) {}
  std::ostream& stream() override { return stream_; }
  std::optional<Error> commit() override {
    files_[path_] = stream_.str();
    return std::nullopt;
  }

 private:
  std::ostringstream stream_;
  std::map<std::string, std::string>& files_;
  std::string path_;
};

}  // namespace

base::Result<std::unique_ptr<PendingFile>> DiskWriter::create(const std::string& path) {
  const std::string target = behind_links(path);
  struct stat facts {};
  const bool is_there = stat(target.c_str(), &facts) == 0;
  const bool is_replaceable = !is_there || S_ISREG(facts.st_mode);
  std::string temporary;
  int fd = -1;
  if (is_replaceable) {
    if (is_there && access(target.c_str(), W_OK) != 0) return unwritable(errno);
    fd = open_temporary(target, temporary);
    if (fd >= 0 && is_there) take_over(facts, fd);
    const bool is_refused = fd < 0 && (errno == EACCES || errno == EPERM || errno == EROFS);
    if (fd < 0 && !(is_there && is_refused)) return unwritable(errno);
  }
  if (fd < 0) {
    temporary.clear();
    fd = open(target.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (fd < 0) return unwritable(errno);
  }
  return std::unique_ptr<PendingFile>(std::make_unique<DiskFile>(fd, std::move(temporary), target));
}

base::Result<std::unique_ptr<PendingFile>> DiskWriter::replace(const std::string& path) {
  const std::string target = behind_links(path);
  struct stat facts {};
  if (stat(target.c_str(), &facts) != 0) return unwritable(errno);
  if (!S_ISREG(facts.st_mode))
    return Error{ErrorCode::unwritable_file, "cannot write: it is no regular file"};
  if (access(target.c_str(), W_OK) != 0) return unwritable(errno);
  std::string temporary;
  const int fd = open_temporary(target, temporary);
  if (fd < 0) return unwritable(errno);
  take_over(facts, fd);
  return std::unique_ptr<PendingFile>(std::make_unique<DiskFile>(fd, std::move(temporary), target));
}

base::Result<std::unique_ptr<PendingFile>> MemoryWriter::create(const std::string& path) {
  return std::unique_ptr<PendingFile>(std::make_unique<MemoryFile>(files_, path));
}

}  // namespace iislint::source
