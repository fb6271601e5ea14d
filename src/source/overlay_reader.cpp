#include "source/overlay_reader.h"

#include <algorithm>

#include "source/paths.h"

namespace iislint::source {
namespace {

/// What the path of everything below a folder begins with.
std::string beginning_of(const std::string& folder) {
  return is_root(folder) ? folder : folder == "." ? std::string() : folder + "/";
}

}  // namespace

void OverlayReader::open(const std::string& path, std::string bytes) {
  buffers_[absolute(path)] = std::move(bytes);
}

void OverlayReader::close(const std::string& path) {
  buffers_.erase(absolute(path));
}

bool OverlayReader::has_below(const std::string& folder) const {
  const std::string beginning = beginning_of(folder);
  const auto first = buffers_.lower_bound(beginning);
  return first != buffers_.end() && first->first.starts_with(beginning);
}

PathKind OverlayReader::kind(const std::string& path) const {
  if (buffers_.empty()) return below_.kind(path);
  const std::string own = absolute(path);
  if (buffers_.count(own) != 0) return PathKind::file;
  const PathKind stored = below_.kind(path);
  return stored == PathKind::missing && has_below(own) ? PathKind::directory : stored;
}

base::Result<std::string> OverlayReader::read(const std::string& path, std::size_t max_bytes) const {
  const auto buffer = buffers_.empty() ? buffers_.end() : buffers_.find(absolute(path));
  if (buffer == buffers_.end()) return below_.read(path, max_bytes);
  if (buffer->second.size() > max_bytes) return too_large(max_bytes);
  return buffer->second;
}

base::Result<std::vector<DirectoryEntry>> OverlayReader::list(const std::string& path) const {
  const std::string own = buffers_.empty() ? std::string() : absolute(path);
  auto stored = below_.list(path);
  if (buffers_.empty() || !has_below(own)) return stored;
  std::vector<DirectoryEntry> entries = stored ? std::move(*stored) : std::vector<DirectoryEntry>();
  const std::string beginning = beginning_of(own);
  for (auto it = buffers_.lower_bound(beginning); it != buffers_.end() && it->first.starts_with(beginning);
       ++it) {
    const std::string rest = it->first.substr(beginning.size());
    const std::size_t slash = rest.find('/');
    const DirectoryEntry entry{rest.substr(0, slash),
                               slash == std::string::npos ? PathKind::file : PathKind::directory};
    const auto place = std::lower_bound(entries.begin(), entries.end(), entry,
                                        [](const auto& a, const auto& b) { return a.name < b.name; });
    if (place == entries.end() || place->name != entry.name) entries.insert(place, entry);
  }
  return entries;
}

}  // namespace iislint::source
