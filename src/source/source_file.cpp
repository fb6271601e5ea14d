#include "source/source_file.h"

#include <new>

namespace iislint::source {

const LineIndex& SourceFile::lines() const {
  std::call_once(lines_built_, [this] {
    try {
      lines_ = std::make_unique<LineIndex>(text());
    } catch (const std::bad_alloc&) {  // glibc needs memory to let an exception out of here, or aborts
    }
  });
  if (lines_ == nullptr) throw std::bad_alloc();
  return *lines_;
}

FileId FileIds::id_of(const std::string& canonical_path) {
  const auto [entry, fresh] = ids_.try_emplace(canonical_path, static_cast<FileId>(paths_.size()));
  if (fresh) paths_.push_back(&entry->first);
  return entry->second;
}

std::optional<FileId> FileIds::find(const std::string& canonical_path) const {
  const auto found = ids_.find(canonical_path);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

void SourceStore::release(FileId id) {
  set(id, std::make_shared<const SourceFile>(std::string(files_[id]->path()), Decoded{}));
}

FileId SourceStore::add(std::string path, Decoded decoded) {
  files_.push_back(std::make_shared<const SourceFile>(std::move(path), std::move(decoded)));
  return static_cast<FileId>(files_.size() - 1);
}

}  // namespace iislint::source
