// The folders that an FTP site shows, place by place.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "config/server/server_outline.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Folders of the site other than "/", by their path from the site's root in lower case: "/shared".
std::vector<std::pair<std::string, const config::FolderOutline*>> directories_of(
    const config::SiteOutline& site);

struct ServedPlace {
  std::string place;   ///< normal path: "files/shared"
  std::string folder;  ///< normal path on the disk; empty when it cannot be compared
};

/// The root of the rule's site, which is `site`, then its other folders and the places below it for which the
/// file writes authorization rules; none when some of the rules could not be read.
std::vector<ServedPlace> served_places(const SiteContext& rule, const config::SiteOutline& site);

}  // namespace iislint::rules::checks
