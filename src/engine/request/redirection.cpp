#include <algorithm>

#include "base/text.h"
#include "engine/request/request_stages.h"
#include "rewrite/text/url_text.h"

namespace iislint::engine {
namespace {

using diag::StoryOutcome;
using diag::StoryStage;

constexpr std::string_view kRedirect = "system.webServer/httpRedirect";

/// The URL path of the place that the value is written for: "" for the root of the site.
std::string home_of(const StagedRequest& request, const config::Value& value) {
  const auto& levels = request.hierarchy.levels();
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i].document != value.document) continue;
    const std::string place = request.hierarchy.place_of(i, value.element);
    if (request.story.site.empty()) return place.empty() ? place : "/" + place;
    const std::size_t site = place.find('/');
    return site == std::string::npos ? std::string() : place.substr(site);
  }
  return {};
}

std::string joined(std::string destination, std::string_view rest) {
  if (rest.starts_with('/')) rest.remove_prefix(1);
  if (rest.empty()) return destination;
  if (!destination.ends_with('/')) destination += '/';
  return destination + std::string(rest);
}

std::string absolute(const StagedRequest& request, const std::string& target) {
  rewrite::Url url = rewrite::parse_url(target);
  if (url.origin.empty()) {
    url.origin = request.state.host_origin();
    if (!url.path.starts_with('/')) url.path.insert(0, "/");
  } else if (url.path.empty()) {
    url.path = "/";
  }
  return rewrite::url_safe(url.text());
}

}  // namespace

std::optional<diag::StoryResult> redirect_request(const StagedRequest& request) {
  const config::Value enabled = request.values.value(kRedirect, "", "enabled");
  if (!enabled.is_known() || enabled.number == 0) return std::nullopt;
  const config::Value written = request.values.value(kRedirect, "", "destination");
  const std::string home = home_of(request, written.is_written() ? written : enabled);
  const std::string& path = request.state.path();
  std::string rest = path.substr(std::min(home.size(), path.size()));
  std::string destination = written.is_known() ? written.text : std::string();
  auto at = span_of(written);
  bool is_exact = request.values.flag(kRedirect, "", "exactDestination", false);
  for (const config::ElementRef& entry : request.values.entries(kRedirect, "").in_force) {
    if (!fits_wildcard(text_of(entry, "wildcard"), path)) continue;
    destination = text_of(entry, "destination");
    is_exact = true;
    at = span_of(entry);
    break;
  }
  const bool is_deeper = std::count(rest.begin(), rest.end(), '/') > 1;
  if (destination.empty() || (request.values.flag(kRedirect, "", "childOnly", false) && is_deeper)) {
    request.add(StoryStage::redirect, "httpRedirect", StoryOutcome::not_matched,
                destination.empty() ? "there is no destination" : "childOnly: the request is for a subfolder",
                at);
    return std::nullopt;
  }
  std::string target = is_exact ? destination : joined(destination, rest);
  if (!is_exact && !request.state.query().empty())
    target += (target.find('?') == std::string::npos ? "?" : "&") + request.state.query();
  diag::StoryResult result;
  result.end = diag::StoryEnd::redirect;
  result.url = absolute(request, target);
  const config::Value status = request.values.value(kRedirect, "", "httpResponseStatus");
  result.status = status.is_known() ? status.number : 302;
  request.add(StoryStage::redirect, "httpRedirect", StoryOutcome::matched,
              "redirects to \"" + result.url + "\" with " + std::to_string(result.status), at);
  return result;
}

}  // namespace iislint::engine
