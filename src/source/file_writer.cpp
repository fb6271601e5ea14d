#include "source/file_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <sstream>
#include <streambuf>

#include "platform/leftovers.h"

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
  DescriptorBuffer() { setp(chunk_.data(), chunk_.data() + chunk_.size()); }
  ~DescriptorBuffer() override { close(); }
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  /// To be called once, before anything is written.
  void attach(int fd) { fd_ = fd; }

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
  int fd_ = -1;
  int problem_ = 0;
  std::array<char, 64 * 1024> chunk_;
};

int open_to_write(const char* path, int flags) {
  for (;;) {
    const int fd = open(path, flags | O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EINTR) return fd;
  }
}

/// Others may read what they could read. The owner first: a change of it takes permissions away.
void take_over(const struct stat& facts, int fd) {
  const bool is_kept = fchown(fd, facts.st_uid, facts.st_gid) == 0;
  if (!is_kept && fchown(fd, static_cast<uid_t>(-1), facts.st_gid) != 0) errno = 0;  // it is ours then
  (void)fchmod(fd, facts.st_mode & 07777);
}

/// Made before its file is opened, so that nothing is left of it whatever happens.
class DiskFile final : public PendingFile {
 public:
  explicit DiskFile(std::string target) : stream_(&buffer_), target_(std::move(target)) {}
  ~DiskFile() override {
    buffer_.close();
    if (!temporary_.empty()) unlink(temporary_.c_str());
  }

  /// The target itself; 0, or the number of the error.
  int open_target() {
    const int fd = open_to_write(target_.c_str(), O_TRUNC);
    if (fd < 0) return errno;
    buffer_.attach(fd);
    return 0;
  }

  /// A file beside it, under a name that nobody uses, so that two runs never write to one file. Who owns the
  /// file that it replaces, if there is one, and who may read that, holds for it too.
  int open_temporary(const struct stat* replaced) {
    for (int i = 0; i < kMaxTemporaries; ++i) {
      std::string name = target_ + "." + std::to_string(i) + ".tmp";
      const platform::HeldSignals until_it_is_told;
      const int fd = open_to_write(name.c_str(), O_CREAT | O_EXCL);
      if (fd < 0 && errno == EEXIST) continue;
      if (fd < 0) return errno;
      buffer_.attach(fd);
      temporary_ = std::move(name);
      leftover_.emplace(temporary_.c_str());
      if (replaced != nullptr) take_over(*replaced, fd);
      return 0;
    }
    return EEXIST;
  }

  std::ostream& stream() override { return stream_; }

  std::optional<Error> commit() override {
    if (const int problem = buffer_.close(); problem != 0) return unwritable(problem);
    if (!stream_) return unwritable(ENOMEM);  // nothing else makes it go bad
    if (temporary_.empty()) return std::nullopt;
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return unwritable(errno);
    leftover_->keep();
    temporary_.clear();
    return std::nullopt;
  }

 private:
  DescriptorBuffer buffer_;
  std::ostream stream_;
  std::string temporary_;  ///< empty when the target itself is open
  std::optional<platform::Leftover> leftover_;
  std::string target_;
};

/// Where the path leads in the end: a link to a report stays a link. 0, or the number of the error.
int follow_links(const std::string& path, std::string& target) {
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr && errno != ENOENT) return errno;
  const std::unique_ptr<char, decltype(&std::free)> owner(resolved, &std::free);
  target = resolved != nullptr ? resolved : path;
  return 0;
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
  std::string target;
  if (const int problem = follow_links(path, target); problem != 0) return unwritable(problem);
  struct stat facts {};
  const bool is_there = stat(target.c_str(), &facts) == 0;
  if (!is_there && errno != ENOENT) return unwritable(errno);
  const bool is_replaceable = !is_there || S_ISREG(facts.st_mode);
  auto file = std::make_unique<DiskFile>(target);
  bool is_direct = !is_replaceable;
  if (is_replaceable) {
    if (is_there && access(target.c_str(), W_OK) != 0) return unwritable(errno);
    const int problem = file->open_temporary(is_there ? &facts : nullptr);
    const bool is_refused = problem == EACCES || problem == EPERM || problem == EROFS;
    if (problem != 0 && !(is_there && is_refused)) return unwritable(problem);
    is_direct = problem != 0;
  }
  if (is_direct) {
    if (const int problem = file->open_target(); problem != 0) return unwritable(problem);
  }
  return std::unique_ptr<PendingFile>(std::move(file));
}

base::Result<std::unique_ptr<PendingFile>> DiskWriter::replace(const std::string& path) {
  std::string target;
  if (const int problem = follow_links(path, target); problem != 0) return unwritable(problem);
  struct stat facts {};
  if (stat(target.c_str(), &facts) != 0) return unwritable(errno);
  if (!S_ISREG(facts.st_mode))
    return Error{ErrorCode::unwritable_file, "cannot write: it is no regular file"};
  if (access(target.c_str(), W_OK) != 0) return unwritable(errno);
  auto file = std::make_unique<DiskFile>(target);
  if (const int problem = file->open_temporary(&facts); problem != 0) return unwritable(problem);
  return std::unique_ptr<PendingFile>(std::move(file));
}

base::Result<std::unique_ptr<PendingFile>> MemoryWriter::create(const std::string& path) {
  return std::unique_ptr<PendingFile>(std::make_unique<MemoryFile>(files_, path));
}

}  // namespace iislint::source
