#include "source/source_file.h"

namespace iislint::source {

const LineIndex& SourceFile::lines() const {
  std::call_once(lines_built_, [this] { lines_ = std::make_unique<LineIndex>(text()); });
  return *lines_;
}

FileId SourceStore::add(std::string path, Decoded decoded) {
  files_.push_back(std::make_unique<SourceFile>(std::move(path), std::move(decoded)));
  return static_cast<FileId>(files_.size() - 1);
}

}  // namespace iislint::source
