#include <algorithm>

#include "base/text.h"
#include "config/files/place_url.h"
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
    return config::url_of_place(place, !request.story.site.empty()).value_or("");
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

/// Where the section sends requests.
struct Destination {
  std::string text;
  std::optional<source::Span> at;
  bool is_exact = false;
  std::string assumed;  ///< what the documentation does not say
};

/// The destination of the section; where it has none, that of the first wildcard that fits.
Destination destination_of(const StagedRequest& request) {
  const config::Value written = request.values.value(kRedirect, "", "destination");
  const bool is_exact = request.values.flag(kRedirect, "", "exactDestination", false);
  Destination found{written.is_known() ? written.text : std::string(), span_of(written), is_exact, {}};
  if (!found.text.empty()) return found;
  for (const config::ElementRef& entry : request.values.entries(kRedirect, "").in_force) {
    if (!fits_wildcard(config::entry_text(entry, "wildcard"), request.state.path())) continue;
    return {config::entry_text(entry, "destination"), span_of(entry), true,
            is_exact ? "" : "the destination of a wildcard is taken as it is written"};
  }
  return found;
}

/// Replaces $V, $S, $Q and $P by parts of the request; whether there was one of them.
bool put_variables(const StagedRequest& request, const std::string& rest, std::string& text) {
  const std::string& query = request.state.query();
  std::string result;
  bool has_some = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char name = text[i] == '$' && i + 1 < text.size() ? text[i + 1] : '\0';
    const bool is_known = std::string_view("VSQP").find(name) != std::string_view::npos && name != '\0';
    if (!is_known) {
      result += text[i];
      continue;
    }
    if (name == 'V') result += request.state.path();
    if (name == 'S') result += rest;
    if (name == 'Q' && !query.empty()) result += "?" + query;
    if (name == 'P') result += query;
    has_some = true;
    ++i;
  }
  text = std::move(result);
  return has_some;
}

std::string target_of(const StagedRequest& request, Destination& to, const std::string& rest) {
  if (put_variables(request, rest, to.text)) {
    to.assumed = "$V, $S, $Q and $P mean what they meant in IIS 6";
    return to.text;
  }
  const std::string& query = request.state.query();
  if (to.is_exact) return to.text;
  std::string target = joined(to.text, rest);
  if (!query.empty()) {
    target += (target.find('?') == std::string::npos ? "?" : "&") + query;
    to.assumed = "the query string is kept";
  }
  return target;
}

}  // namespace

std::optional<diag::StoryResult> redirect_request(const StagedRequest& request) {
  const config::Value enabled = request.values.value(kRedirect, "", "enabled");
  if (!enabled.is_known() || enabled.number == 0) return std::nullopt;
  const config::Value written = request.values.value(kRedirect, "", "destination");
  const std::string home = home_of(request, written.is_written() ? written : enabled);
  const std::string& path = request.state.path();
  const std::string rest = path.substr(std::min(home.size(), path.size()));
  Destination to = destination_of(request);
  const bool is_deeper = std::count(rest.begin(), rest.end(), '/') > 1;
  if (to.text.empty() || (request.values.flag(kRedirect, "", "childOnly", false) && is_deeper)) {
    request.add(StoryStage::redirect, "httpRedirect", StoryOutcome::not_matched,
                to.text.empty() ? "there is no destination" : "childOnly: the request is for a subfolder",
                to.at);
    return std::nullopt;
  }
  diag::StoryResult result;
  result.end = diag::StoryEnd::redirect;
  result.url = absolute(request, target_of(request, to, rest));
  const config::Value status = request.values.value(kRedirect, "", "httpResponseStatus");
  result.status = status.is_known() ? status.number : 302;
  request.add(StoryStage::redirect, "httpRedirect", StoryOutcome::matched,
              "redirects to \"" + result.url + "\" with " + std::to_string(result.status) +
                  (to.assumed.empty() ? "" : "; assumed: " + to.assumed),
              to.at);
  return result;
}

}  // namespace iislint::engine
