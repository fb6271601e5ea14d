#include <algorithm>
#include <vector>

#include "base/text.h"
#include "engine/request/request_stages.h"
#include "rewrite/text/url_text.h"

namespace iislint::engine {
namespace {

using diag::StoryOutcome;
using diag::StoryStage;

constexpr std::string_view kFiltering = "system.webServer/security/requestFiltering";

bool contains_ignoring_case(std::string_view text, std::string_view piece) {
  return base::lower(text).find(base::lower(piece)) != std::string::npos;
}

class Filter {
 public:
  explicit Filter(const StagedRequest& request)
      : request_(request),
        sent_(request.state.request().path),
        path_(rewrite::url_decoded(sent_)),
        query_(request.state.request().query) {}

  std::optional<Refusal> run() {
    if (is_always_allowed()) {
      request_.add(StoryStage::filtering, "alwaysAllowedUrls", StoryOutcome::matched,
                   "the URL is allowed, whatever other filters say");
      return std::nullopt;
    }
    judge_limits();
    judge_escaping();
    judge_verb();
    judge_sequences();
    judge_segments();
    judge_extension();
    if (!refusal_)
      request_.add(StoryStage::filtering, "requestFiltering", StoryOutcome::matched,
                   "no filter refuses the request");
    return refusal_;
  }

 private:
  config::Value value(std::string_view steps, std::string_view attribute) const {
    return request_.values.value(kFiltering, steps, attribute);
  }
  const config::Collection& entries(std::string_view steps) const {
    return request_.values.entries(kFiltering, steps).in_force;
  }

  void refuse(std::int64_t substatus, const char* name, std::string detail, std::optional<source::Span> at) {
    if (refusal_) return;
    refusal_ = Refusal{404, substatus};
    request_.add(StoryStage::filtering, name, StoryOutcome::refused,
                 std::move(detail) + ": 404." + std::to_string(substatus), at);
  }

  bool is_always_allowed() const {
    const auto& urls = entries("alwaysAllowedUrls");
    return std::any_of(urls.begin(), urls.end(), [&](const config::ElementRef& entry) {
      return base::equals_ignoring_case(text_of(entry, "url"), path_);
    });
  }

  void judge_limits() {
    const config::Value url = value("requestLimits", "maxUrl"),
                        query = value("requestLimits", "maxQueryString");
    if (url.is_known() && sent_.size() > static_cast<std::uint64_t>(url.number))
      refuse(14, "maxUrl",
             "the path has " + std::to_string(sent_.size()) + " characters, more than " + url.text,
             span_of(url));
    if (query.is_known() && query_.size() > static_cast<std::uint64_t>(query.number))
      refuse(15, "maxQueryString",
             "the query string has " + std::to_string(query_.size()) + " characters, more than " + query.text,
             span_of(query));
  }

  void judge_escaping() {
    const config::Value twice = value("", "allowDoubleEscaping"), high = value("", "allowHighBitCharacters");
    const bool is_changed_again =
        rewrite::url_decoded(path_) != path_ || sent_.find('+') != std::string::npos;
    if (twice.is_known() && twice.number == 0 && is_changed_again)
      refuse(11, "allowDoubleEscaping", "the path contains a plus sign or is escaped twice", span_of(twice));
    const bool has_high = std::any_of(path_.begin(), path_.end(), [](char c) { return (c & 0x80) != 0; });
    if (high.is_known() && high.number == 0 && has_high)
      refuse(12, "allowHighBitCharacters", "the path contains non-ASCII characters", span_of(high));
  }

  void judge_verb() {
    for (const config::ElementRef& entry : entries("verbs")) {
      if (!base::equals_ignoring_case(text_of(entry, "verb"), request_.asked.method)) continue;
      const config::Value allowed = config::entry_value(entry, "allowed");
      if (allowed.is_known() && allowed.number == 0)
        refuse(6, "verbs", "the verb " + request_.asked.method + " is denied", span_of(entry));
      return;
    }
    const config::Value unlisted = value("verbs", "allowUnlisted");
    if (unlisted.is_known() && unlisted.number == 0)
      refuse(6, "verbs", "the verb " + request_.asked.method + " is not listed", span_of(unlisted));
  }

  void judge_sequences() {
    for (const config::ElementRef& entry : entries("denyUrlSequences")) {
      const std::string sequence = text_of(entry, "sequence");
      if (!sequence.empty() && contains_ignoring_case(path_, sequence))
        refuse(5, "denyUrlSequences", "the path contains \"" + sequence + "\"", span_of(entry));
    }
    for (const config::ElementRef& entry : entries("denyQueryStringSequences")) {
      const std::string sequence = text_of(entry, "sequence");
      if (!sequence.empty() && contains_ignoring_case(query_, sequence))
        refuse(18, "denyQueryStringSequences", "the query string contains \"" + sequence + "\"",
               span_of(entry));
    }
  }

  void judge_segments() {
    const auto segments = base::split(path_, '/');
    for (const config::ElementRef& entry : entries("hiddenSegments")) {
      const std::string hidden = text_of(entry, "segment");
      const bool is_there = std::any_of(segments.begin(), segments.end(), [&](std::string_view segment) {
        return base::equals_ignoring_case(segment, hidden);
      });
      if (is_there && !hidden.empty())
        refuse(8, "hiddenSegments", "the segment \"" + hidden + "\" is hidden", span_of(entry));
    }
  }

  void judge_extension() {
    const std::size_t slash = path_.rfind('/'), dot = path_.rfind('.');
    const bool has_one = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    const std::string extension = has_one ? path_.substr(dot) : ".";
    for (const config::ElementRef& entry : entries("fileExtensions")) {
      if (!base::equals_ignoring_case(text_of(entry, "fileExtension"), extension)) continue;
      const config::Value allowed = config::entry_value(entry, "allowed");
      if (allowed.is_known() && allowed.number == 0)
        refuse(7, "fileExtensions", "the extension " + extension + " is denied", span_of(entry));
      return;
    }
    const config::Value unlisted = value("fileExtensions", "allowUnlisted");
    if (has_one && unlisted.is_known() && unlisted.number == 0)
      refuse(7, "fileExtensions", "the extension " + extension + " is not listed", span_of(unlisted));
  }

  const StagedRequest& request_;
  std::string sent_, path_, query_;
  std::optional<Refusal> refusal_;
};

}  // namespace

std::optional<Refusal> filter_request(const StagedRequest& request) {
  return Filter(request).run();
}

}  // namespace iislint::engine
