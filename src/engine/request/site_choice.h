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

struct SiteApplication {
  std::string path;  ///< "/" or "/app"
  std::string pool;  ///< as it is written
  source::Span at;
};

struct ChosenSite {
  std::string name;  ///< as it is written; empty: none
  std::vector<SiteApplication> applications;
  std::vector<rewrite::Mapping> mappings;
};

/// Adds the step of the binding to the story. `address` is completed where it names no host; `only` is the
/// normal name of the site that the request is for, whatever its bindings; empty: the bindings decide.
ChosenSite choose_site(const config::HierarchyFile& server, const std::string& only,
                       const TracedRequest& asked, RequestAddress& address, diag::RequestStory& story);

/// The application of the site that takes the URL path, "/" when none does. Adds its step to the story.
std::string choose_application(const ChosenSite& site, const std::string& url_path,
                               diag::RequestStory& story);

}  // namespace iislint::engine
