// Which site, application and folder a server gives a request to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/files/hierarchy.h"
#include "diag/request_story.h"
#include "engine/request/traced_request.h"
#include "rewrite/request/request.h"

namespace iislint::engine {

struct ChosenSite {
  std::string name;         ///< as it is written; empty: none
  std::string application;  ///< "/" or "/app"
  std::vector<rewrite::Mapping> mappings;
};

/// Adds the steps of binding and application. `address` is completed where it names no host; `only` is the
/// normal name of the site that the request is for, whatever its bindings; empty: the bindings decide.
ChosenSite choose_site(const config::HierarchyFile& server, const std::string& only, RequestAddress& address,
                       std::vector<diag::StoryStep>& steps);

}  // namespace iislint::engine
