// The folders that web sites serve.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/server/server_columns.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// A folder that a site serves, in the rows of config::ServerColumns.
struct WebFolder {
  std::uint32_t site;
  std::uint32_t folder;
  config::TextId normal;
  bool is_root;  ///< of the site
};

/// The folders that sites serve over HTTP, in the order of the file. A path that begins with a variable of
/// unknown value compares as it is written.
struct WebFolders {
  std::vector<WebFolder> all;
};

const WebFolders& web_folders(const FileView& file);

/// A finding about the path of `inner`; `related` says what `outer` is.
FindingDetails finding_of(const FileView& file, const WebFolder& outer, const WebFolder& inner,
                          std::string related);

}  // namespace iislint::rules::checks
