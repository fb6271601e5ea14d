// The stages that a request goes through beside URL Rewrite: each looks at what is in force at its place,
// adds its steps to the story and says whether the request ends there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "config/files/hierarchy.h"
#include "diag/request_story.h"
#include "engine/request/place_values.h"
#include "engine/request/traced_request.h"
#include "rewrite/request/request.h"

namespace iislint::engine {

/// What stages look at. Borrows everything.
struct StagedRequest {
  const config::Hierarchy& hierarchy;
  const PlaceValues& values;
  const TracedRequest& asked;
  const rewrite::RequestState& state;  ///< as URL Rewrite has left it
  diag::RequestStory& story;

  void add(diag::StoryStage stage, std::string name, diag::StoryOutcome outcome, std::string detail,
           std::optional<source::Span> at = std::nullopt) const {
    const bool is_shipped =
        at && at->file == ~source::FileId{0};  // shipped_server.h: nothing can point there
    if (is_shipped) detail += " (as IIS is shipped)";
    story.steps.push_back(
        {stage, std::move(name), outcome, std::move(detail), {}, {}, is_shipped ? std::nullopt : at});
  }
};

struct Refusal {
  std::int64_t status = 0, substatus = 0;
  bool closes_connection = false;  ///< without an answer
};

/// "The requested page cannot be accessed because the related configuration data is invalid."
inline constexpr Refusal kUnreadableConfiguration{500, 19};

/// requestFiltering: 404.5 to 404.19.
std::optional<Refusal> filter_request(const StagedRequest& request);
/// ipSecurity: 403.6 and its like.
std::optional<Refusal> check_client_address(const StagedRequest& request);
/// httpRedirect: the result, when it answers.
std::optional<diag::StoryResult> redirect_request(const StagedRequest& request);
/// Authentication and authorization: 401.
std::optional<Refusal> check_access(const StagedRequest& request);
/// Default document, handler and headers; completes the result. Refused where no handler can answer.
std::optional<Refusal> serve_request(const StagedRequest& request, diag::StoryResult& result);
/// The page of httpErrors for a status.
void add_error_page(const StagedRequest& request, const Refusal& refusal);

/// ".aspx"; "." where the last step of the path has none.
std::string extension_of(std::string_view path);

/// Whether a text fits a pattern in which * stands for any text.
bool fits_wildcard(std::string_view pattern, std::string_view text);

}  // namespace iislint::engine
