// Collections as the files above a file leave them, kept for all the files below.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "config/files/file_index.h"
#include "config/lookup/collection.h"

namespace iislint::config {

/// What elements of one place lay over the entries of the places above: a thousand files may stand below a
/// thousand entries of the server. For one thread; nobody may ask the collections about single entries
/// (Collection::greatest and the like), for the answers may be those of another file.
class SharedEntries {
 public:
  using Elements = std::vector<std::pair<std::shared_ptr<const FileIndex>, xml::NodeId>>;

  /// The entries at `steps` below those elements, over `above`, which is one of these or null; with `true`
  /// when they are new, and empty.
  std::pair<Entries*, bool> find_or_add(const Entries* above, Elements elements, std::string_view steps) {
    const auto [kept, is_new] = entries_.try_emplace({above, std::move(elements), std::string(steps)});
    return {&kept->second, is_new};
  }

  /// Before files may change.
  void clear() { entries_.clear(); }

 private:
  // The index of a file is held, so that no other file can take its address.
  std::map<std::tuple<const Entries*, Elements, std::string>, Entries> entries_;
};

}  // namespace iislint::config
