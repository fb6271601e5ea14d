// The way of a request through a configuration: which site takes it, what filters and rewrites it, what
// answers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/files/hierarchy.h"
#include "diag/request_story.h"
#include "engine/files/shipped_server.h"
#include "engine/project.h"
#include "engine/request/request_walk.h"
#include "engine/request/site_choice.h"
#include "engine/request/story_secrets.h"
#include "engine/request/traced_request.h"
#include "schema/secrets/secret_names.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// A story without secrets. What came out of it is there a second time as it is: to be compared with what is
/// expected, not to be printed.
struct TracedStory {
  diag::RequestStory story;
  diag::RequestStory outcome;  ///< without steps
  StorySecrets secrets;        ///< for what else is said about the request
};

/// Follows requests through the files that decide with one file. Borrows project and reader.
class RequestTracer {
 public:
  /// `path`: an applicationHost.config, a web.config, or a folder with one of them. A web.config that no
  /// server is known for counts as the root application of one site. Fails when the files cannot be read.
  static base::Result<std::unique_ptr<RequestTracer>> open(Project& project, const source::FileReader& reader,
                                                           const std::string& path);

  /// The spans of the story are those of the project's sources. Fails when the URL is none.
  base::Result<TracedStory> trace(const TracedRequest& request);

 private:
  RequestTracer(Project& project, const source::FileReader& reader)
      : project_(project),
        reader_(reader),
        secret_names_(project.files().facts()),
        shipped_(project.files().facts()) {}

  base::Result<std::vector<config::HierarchyFile>> levels_for(const std::string& site,
                                                              const std::string& url_path);
  void add_nested(std::vector<config::HierarchyFile>& levels, const std::string& url_path);
  base::Result<PlaceFiles> files_at(const std::string& site, const std::string& url_path,
                                    StorySecrets& secrets);
  /// What the repository holds at a URL path.
  rewrite::FileAnswer look(const std::string& site, const std::string& url_path);
  ChosenSite choose_site(const TracedRequest& request, RequestAddress& address, diag::RequestStory& story,
                         StorySecrets& secrets);
  base::Result<TracedStory> follow(const TracedRequest& request);
  base::Result<diag::RequestStory> tell(const TracedRequest& request, StorySecrets& secrets);

  Project& project_;
  const source::FileReader& reader_;
  source::FileId file_ = 0;               ///< that was named
  std::optional<source::FileId> server_;  ///< its applicationHost.config
  std::string only_site_;                 ///< normal name of the site that the file belongs to
  schema::SecretNames secret_names_;
  ShippedServer shipped_;
};

}  // namespace iislint::engine
