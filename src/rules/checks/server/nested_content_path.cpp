#include "rules/checks/server/nested_content_path.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/checks/server/support/web_folders.h"

namespace iislint::rules::checks {
namespace {

/// Hash of a path that grows by one character at a time (FNV-1a), so that a path and all folders around it
/// are hashed in one pass.
class PathHash {
 public:
  void add(char next) { hash_ = (hash_ ^ static_cast<unsigned char>(next)) * 0x100000001B3u; }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

/// The folders that are served, by path.
class ServedFolders {
 public:
  explicit ServedFolders(const FileView& file) : server_(file.columns()) {
    for (const WebFolder& folder : web_folders(file)) {
      if (server_.sites()[folder.site].starts) add(folder);
    }
  }

  /// The nearest folder around that one which another site serves, or null.
  const WebFolder* outer_of(const WebFolder& root) {
    const std::string_view path = server_.text(root.normal);
    PathHash hash;
    around_.clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (path[i] == '\\') around_.push_back({i, hash.value()});
      hash.add(path[i]);
    }
    for (auto folder = around_.rbegin(); folder != around_.rend(); ++folder) {
      const Owners* owners = find(path.substr(0, folder->length), folder->hash);
      const WebFolder* other = owners == nullptr ? nullptr : owners->other_than(root.site);
      if (other != nullptr) return other;
    }
    return nullptr;
  }

 private:
  /// Two sites on one folder are enough to find another site than the one in question.
  struct Owners {
    const WebFolder* first = nullptr;
    const WebFolder* second = nullptr;  ///< of another site

    const WebFolder* other_than(std::uint32_t site) const {
      return second != nullptr && second->site != site ? second : first->site != site ? first : nullptr;
    }
  };
  struct Prefix {
    std::size_t length;
    std::uint64_t hash;
  };

  void add(const WebFolder& folder) {
    const std::string_view path = server_.text(folder.normal);
    PathHash hash;
    for (const char c : path)
      hash.add(c);
    if (Owners* known = find(path, hash.value())) {
      if (known->second == nullptr && known->first->site != folder.site) known->second = &folder;
    } else {
      owners_.emplace(hash.value(), Owners{&folder, nullptr});
    }
  }

  Owners* find(std::string_view path, std::uint64_t hash) {
    auto [at, end] = owners_.equal_range(hash);
    while (at != end && server_.text(at->second.first->normal) != path)
      ++at;
    return at == end ? nullptr : &at->second;
  }

  const config::ServerColumns& server_;
  std::unordered_multimap<std::uint64_t, Owners> owners_;  // by hash of the path
  std::vector<Prefix> around_;
};

}  // namespace

void check(const NestedContentPath& rule, Reporter<NestedContentPath>& reporter) {
  ServedFolders served(rule.file());
  for (const WebFolder& content : web_folders(rule.file())) {
    const WebFolder* outer = content.is_root ? served.outer_of(content) : nullptr;
    if (outer == nullptr) continue;
    reporter.report(finding_of(rule.file(), *outer, content,
                               outer->is_root
                                   ? "this site serves the enclosing folder"
                                   : "this virtual directory of the other site is the enclosing folder"));
  }
}

}  // namespace iislint::rules::checks
