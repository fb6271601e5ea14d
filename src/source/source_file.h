// Files as they were read: the text everything else points into.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/decode.h"
#include "source/line_index.h"
#include "source/span.h"

namespace iislint::source {

/// Immutable and safe to read from several threads. Held by shared_ptr<const SourceFile>: a new text of the
/// same file is a new SourceFile, and whoever still points into the old one keeps it.
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

/// The identity of files: a number for each canonical path (FileReader::absolute), given once and never again
/// to another.
class FileIds {
 public:
  /// The number of the file, a new one when it has none.
  FileId id_of(const std::string& canonical_path);
  std::optional<FileId> find(const std::string& canonical_path) const;
  const std::string& path(FileId id) const { return *paths_[id]; }
  std::size_t size() const { return paths_.size(); }

 private:
  std::unordered_map<std::string, FileId> ids_;
  std::vector<const std::string*> paths_;  // the keys of ids_, which stay where they are
};

/// The current text of each file. A copy is a snapshot that later changes do not reach. Different threads may
/// set and read different files.
class SourceStore {
 public:
  /// Makes room for ids below `count`.
  void resize(std::size_t count) { files_.resize(count); }
  void set(FileId id, std::shared_ptr<const SourceFile> file) { files_[id] = std::move(file); }
  /// Drops the text of a file that nothing points into; its path stays.
  void release(FileId id);

  FileId add(std::string path, Decoded decoded);
  const SourceFile& file(FileId id) const { return *files_[id]; }
  const SourceFile& file(const Span& span) const { return *files_[span.file]; }
  std::size_t size() const { return files_.size(); }

 private:
  std::vector<std::shared_ptr<const SourceFile>> files_;
};

}  // namespace iislint::source
