// The folders that an FTP site shows, place by place.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "config/server/server_columns.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Folders of the site other than "/", by their path from the site's root in lower case ("/shared"), with
/// their rows.
std::vector<std::pair<std::string, std::size_t>> directories_of(const config::ServerColumns& server,
                                                                std::size_t site);

struct ServedPlace {
  std::string place;   ///< normal path: "files/shared"
  std::string folder;  ///< normal path on the disk; empty when it cannot be compared
};

/// The root of the rule's site, which has that row, then its other folders and the places below it for which
/// the file writes authorization rules; none when some of the rules could not be read.
std::vector<ServedPlace> served_places(const SiteContext& rule, std::size_t site);

}  // namespace iislint::rules::checks
