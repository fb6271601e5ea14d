// Files as they were read: the text everything else points into.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "source/decode.h"
#include "source/line_index.h"
#include "source/span.h"

namespace iislint::source {

/// Immutable after construction and safe to read from several threads; outlives every view into it.
class SourceFile {
 public:
  SourceFile(std::string path, Decoded decoded) : path_(std::move(path)), decoded_(std::move(decoded)) {}

  /// As given by the user, joined by '/'.
  const std::string& path() const { return path_; }
  std::string_view text() const { return decoded_.text; }
  std::string_view text(const Span& span) const { return text().substr(span.begin, span.size()); }
  const EncodingFacts& encoding() const { return decoded_.facts; }
  const std::vector<DecodeIssue>& decode_issues() const { return decoded_.issues; }

  Position position(std::uint32_t offset) const { return lines().position(text(), offset); }
  /// Byte of the stored file, byte order mark included.
  std::uint32_t byte_offset(std::uint32_t offset) const { return decoded_.offsets.to_byte(text(), offset); }
  /// Built at the first question: a file without findings never pays for it.
  const LineIndex& lines() const;

 private:
  std::string path_;
  Decoded decoded_;
  mutable std::once_flag lines_built_;
  mutable std::unique_ptr<LineIndex> lines_;
};

/// Owns the files of a run; references stay valid until the file is replaced or released. Different threads
/// may set and read different files.
class SourceStore {
 public:
  /// Makes room for ids below `count`.
  void resize(std::size_t count) { files_.resize(count); }
  void set(FileId id, std::string path, Decoded decoded) {
    files_[id] = std::make_unique<SourceFile>(std::move(path), std::move(decoded));
  }
  /// Drops the text of a file that nothing points into; its path stays.
  void release(FileId id) { set(id, std::string(files_[id]->path()), Decoded{}); }

  FileId add(std::string path, Decoded decoded);
  const SourceFile& file(FileId id) const { return *files_[id]; }
  const SourceFile& file(const Span& span) const { return *files_[span.file]; }
  std::size_t size() const { return files_.size(); }

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

}  // namespace iislint::source
