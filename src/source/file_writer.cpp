#include "source/file_writer.h"

#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <sstream>
#include <streambuf>

#include "platform/input_files.h"
#include "platform/leftovers.h"
#include "platform/output_files.h"

namespace iislint::source {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kMaxTemporaries =
    100;  // names that are tried; others may be left over from runs that were killed

using platform::FileKind;
using platform::Problem;

Error unwritable(Problem problem) {
  return {ErrorCode::unwritable_file, "cannot write: " + platform::text_of(problem)};
}

/// Over a file that is open, remembers the first thing that went wrong.
class FileBuffer final : public std::streambuf {
 public:
  FileBuffer() { setp(chunk_.data(), chunk_.data() + chunk_.size()); }
  ~FileBuffer() override { close(); }
  FileBuffer(const FileBuffer&) = delete;
  FileBuffer& operator=(const FileBuffer&) = delete;

  platform::OutputFile& file() { return file_; }

  /// Writes the rest; 0, or the first problem.
  Problem close() {
    if (!file_.is_open()) return problem_;
    sync();
    const Problem problem = file_.close();
    if (problem_ == 0) problem_ = problem;
    return problem_;
  }

 protected:
  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override {
    if (problem_ == 0) problem_ = file_.write(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(chunk_.data(), chunk_.data() + chunk_.size());
    return problem_ == 0 ? 0 : -1;
  }

 private:
  platform::OutputFile file_;
  Problem problem_ = 0;
  std::array<char, 64 * 1024> chunk_;
};

/// Made before its file is opened, so that nothing is left of it whatever happens.
class DiskFile final : public PendingFile {
 public:
  explicit DiskFile(std::string target) : stream_(&buffer_), target_(std::move(target)) {}
  ~DiskFile() override {
    buffer_.close();
    drop_temporary();
  }

  /// The target itself.
  Problem open_target() { return buffer_.file().open(target_); }

  /// A file beside it, under a name that nobody uses, so that two runs never write to one file.
  Problem open_temporary(bool replaces) {
    for (int i = 0; i < kMaxTemporaries; ++i) {
      std::string name = target_ + "." + std::to_string(i) + ".tmp";
      const platform::HeldSignals until_it_is_told;
      const Problem problem = buffer_.file().create(name);
      if (problem == EEXIST) continue;
      if (problem != 0) return problem;
      temporary_ = std::move(name);
      leftover_.emplace(temporary_.c_str());
      const Problem unlike = replaces ? buffer_.file().be_like(target_, temporary_) : 0;
      if (unlike != 0) drop_temporary();
      return unlike;
    }
    return EEXIST;
  }

  std::ostream& stream() override { return stream_; }

  std::optional<Error> commit() override {
    if (const Problem problem = buffer_.close(); problem != 0) return unwritable(problem);
    if (!stream_) return unwritable(ENOMEM);  // nothing else makes it go bad
    if (temporary_.empty()) return std::nullopt;
    if (const Problem problem = platform::rename_over(temporary_, target_); problem != 0)
      return unwritable(problem);
    leftover_->keep();
    temporary_.clear();
    return std::nullopt;
  }

 private:
  void drop_temporary() {
    if (temporary_.empty()) return;
    buffer_.file().close();
    platform::remove_file(temporary_);
    leftover_->keep();
    temporary_.clear();
  }

  FileBuffer buffer_;
  std::ostream stream_;
  std::string temporary_;  ///< empty when the target itself is open
  std::optional<platform::Leftover> leftover_;
  std::string target_;
};

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
  std::string target;  // a link to a report stays a link
  if (const Problem problem = platform::follow_links(path, target); problem != 0) return unwritable(problem);
  FileKind kind{};
  const Problem unseen = platform::look_at(target, kind);
  if (unseen != 0 && unseen != ENOENT) return unwritable(unseen);
  const bool is_there = unseen == 0;
  auto file = std::make_unique<DiskFile>(target);
  bool is_direct = is_there && kind != FileKind::regular;
  if (!is_direct) {
    const Problem refused = is_there ? platform::may_write(target) : 0;
    if (refused != 0) return unwritable(refused);
    const Problem problem = file->open_temporary(is_there);
    const bool is_refused = problem == EACCES || problem == EPERM || problem == EROFS;
    if (problem != 0 && !(is_there && is_refused)) return unwritable(problem);
    is_direct = problem != 0;
  }
  if (is_direct) {
    if (const Problem problem = file->open_target(); problem != 0) return unwritable(problem);
  }
  return std::unique_ptr<PendingFile>(std::move(file));
}

base::Result<std::unique_ptr<PendingFile>> DiskWriter::replace(const std::string& path) {
  std::string target;
  if (const Problem problem = platform::follow_links(path, target); problem != 0) return unwritable(problem);
  FileKind kind{};
  if (const Problem problem = platform::look_at(target, kind); problem != 0) return unwritable(problem);
  if (kind != FileKind::regular)
    return Error{ErrorCode::unwritable_file, "cannot write: it is no regular file"};
  if (const Problem problem = platform::may_write(target); problem != 0) return unwritable(problem);
  auto file = std::make_unique<DiskFile>(target);
  if (const Problem problem = file->open_temporary(true); problem != 0) return unwritable(problem);
  return std::unique_ptr<PendingFile>(std::move(file));
}

base::Result<std::unique_ptr<PendingFile>> MemoryWriter::create(const std::string& path) {
  return std::unique_ptr<PendingFile>(std::make_unique<MemoryFile>(files_, path));
}

}  // namespace iislint::source
