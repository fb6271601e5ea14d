#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <vector>

#include "base/percent.h"
#include "base/text.h"
#include "engine/request/filtering_rules.h"
#include "engine/request/request_stages.h"

namespace iislint::engine {
namespace {

using diag::StoryOutcome;
using diag::StoryStage;

constexpr std::string_view kFiltering = "system.webServer/security/requestFiltering";

/// Requests without a body, whatever else they bring.
constexpr std::string_view kWithoutBody[] = {"GET", "HEAD", "OPTIONS", "TRACE", "DELETE"};

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc::result_out_of_range) return std::numeric_limits<std::uint64_t>::max();
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

class Filter {
 public:
  explicit Filter(const StagedRequest& request)
      : request_(request),
        path_(request.state.path()),
        query_(request.state.query()),
        sent_(request.state.is_rewritten() ? path_ : request.state.request().path),
        parts_{sent_, path_, extension_of(path_), query_,
               request.values.flag(kFiltering, "", "unescapeQueryString", true)} {}

  std::optional<Refusal> run() {
    judge_limits();
    judge_escaping();
    judge_verb();
    judge_sequences();
    judge_segments();
    judge_extension();
    judge_headers();
    judge_length();
    judge_rules();
    if (!refusal_) pass();
    return refusal_;
  }

 private:
  config::Value value(std::string_view steps, std::string_view attribute) const {
    return request_.values.value(kFiltering, steps, attribute);
  }
  const config::Collection& entries(std::string_view steps) const {
    return request_.values.entries(kFiltering, steps).in_force;
  }

  void refuse(std::int64_t substatus, const std::string& name, const std::string& detail,
              std::optional<source::Span> at, const char* newer = "") {
    if (refusal_) return;
    refusal_ = Refusal{404, substatus};
    request_.add(StoryStage::filtering, name, StoryOutcome::refused,
                 detail + ": 404." + std::to_string(substatus) + newer, at);
  }

  /// What filters look at and nobody has stated is said, so that nobody takes it for harmless.
  void pass() {
    std::string open;
    for (auto what = unknown_.begin(); what != unknown_.end(); ++what) {
      if (std::find(unknown_.begin(), what, *what) != what) continue;
      open += (open.empty() ? "" : ", ") + *what;
      request_.story.unknown.push_back(*what + " (--header)");
    }
    request_.add(StoryStage::filtering, "requestFiltering",
                 open.empty() ? StoryOutcome::matched : StoryOutcome::unknown,
                 open.empty() ? "no filter refuses the request"
                              : "no filter refuses what is known of the request; not known: " + open);
  }

  /// Whether the list names the text; alwaysAllowedUrls and alwaysAllowedQueryStrings override the sequences
  /// that are denied, and nothing else.
  bool is_always_allowed(const char* list, const char* attribute, const std::string& text) const {
    for (const config::ElementRef& entry : entries(list)) {
      if (!base::equals_ignoring_case(config::entry_text(entry, attribute), text)) continue;
      request_.add(StoryStage::filtering, list, StoryOutcome::matched,
                   "no sequence is denied in \"" + text + "\"", span_of(entry));
      return true;
    }
    return false;
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
    if (twice.is_known() && twice.number == 0) judge_second_escape(twice);
    const bool has_high = std::any_of(path_.begin(), path_.end(), [](char c) { return (c & 0x80) != 0; });
    if (high.is_known() && high.number == 0 && has_high)
      refuse(12, "allowHighBitCharacters", "the path contains non-ASCII characters", span_of(high));
  }

  // IIS makes the URL canonical twice; if the second time changes it, the request is refused ("Use Request
  // Filtering", Microsoft). That is about the URL as it was sent.
  void judge_second_escape(const config::Value& twice) {
    const std::string& sent = request_.state.request().path;
    const std::string once = base::percent_decoded(sent);
    if (base::percent_decoded(once) == once && sent.find('+') == std::string::npos) return;
    if (!request_.state.is_rewritten()) {
      refuse(11, "allowDoubleEscaping", "the path contains a plus sign or is escaped twice", span_of(twice));
      return;
    }
    request_.add(StoryStage::filtering, "allowDoubleEscaping", StoryOutcome::unknown,
                 "the path that was sent contains a plus sign or is escaped twice, but a global rule has "
                 "changed it",
                 span_of(twice));
    request_.story.unknown.emplace_back(
        "whether request filtering sees the path as it was sent, where global rules have changed it");
  }

  void judge_verb() {
    for (const config::ElementRef& entry : entries("verbs")) {
      if (!base::equals_ignoring_case(config::entry_text(entry, "verb"), request_.asked.method)) continue;
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
    const auto& in_path = entries("denyUrlSequences");
    const bool is_asked = in_path.begin() != in_path.end();
    if (is_asked && !is_always_allowed("alwaysAllowedUrls", "url", path_)) {
      for (const config::ElementRef& entry : in_path) {
        const std::string sequence = config::entry_text(entry, "sequence");
        if (!sequence.empty() && contains_ignoring_case(path_, sequence))
          refuse(5, "denyUrlSequences", "the path contains \"" + sequence + "\"", span_of(entry));
      }
    }
    const auto& in_query = entries("denyQueryStringSequences");
    if (in_query.begin() == in_query.end() ||
        is_always_allowed("alwaysAllowedQueryStrings", "queryString", query_))
      return;
    for (const config::ElementRef& entry : in_query) {
      const std::string sequence = config::entry_text(entry, "sequence");
      if (!sequence.empty() && parts_.query_contains(sequence))
        refuse(18, "denyQueryStringSequences", "the query string contains \"" + sequence + "\"",
               span_of(entry));
    }
  }

  void judge_segments() {
    const auto segments = base::split(path_, '/');
    for (const config::ElementRef& entry : entries("hiddenSegments")) {
      const std::string hidden = config::entry_text(entry, "segment");
      const bool is_there = std::any_of(segments.begin(), segments.end(), [&](std::string_view segment) {
        return base::equals_ignoring_case(segment, hidden);
      });
      if (is_there && !hidden.empty())
        refuse(8, "hiddenSegments", "the segment \"" + hidden + "\" is hidden", span_of(entry));
    }
  }

  void judge_extension() {
    const std::string& extension = parts_.extension;
    const bool has_one = extension != ".";
    for (const config::ElementRef& entry : entries("fileExtensions")) {
      if (!base::equals_ignoring_case(config::entry_text(entry, "fileExtension"), extension)) continue;
      const config::Value allowed = config::entry_value(entry, "allowed");
      if (allowed.is_known() && allowed.number == 0)
        refuse(7, "fileExtensions", "the extension " + extension + " is denied", span_of(entry));
      return;
    }
    const config::Value unlisted = value("fileExtensions", "allowUnlisted");
    if (has_one && unlisted.is_known() && unlisted.number == 0)
      refuse(7, "fileExtensions", "the extension " + extension + " is not listed", span_of(unlisted));
  }

  void judge_headers() {
    for (const config::ElementRef& entry : entries("requestLimits/headerLimits")) {
      const std::string name = config::entry_text(entry, "header");
      const config::Value limit = config::entry_value(entry, "sizeLimit");
      const auto value = stated_header(request_, name);
      if (!value) {
        unknown_.push_back("the header " + name);
      } else if (limit.is_known() && value->size() > static_cast<std::uint64_t>(limit.number)) {
        refuse(10, "headerLimits",
               "the header " + name + " has " + std::to_string(value->size()) + " bytes, more than " +
                   limit.text,
               span_of(entry), ", or 431 from newer servers");
      }
    }
  }

  void judge_length() {
    const config::Value limit = value("requestLimits", "maxAllowedContentLength");
    const auto stated = stated_header(request_, "Content-Length");
    const auto length = stated ? number_in(*stated) : std::nullopt;
    const bool has_body = std::none_of(
        std::begin(kWithoutBody), std::end(kWithoutBody),
        [&](std::string_view method) { return base::equals_ignoring_case(method, request_.asked.method); });
    if (!limit.is_known() || (!stated && !has_body)) return;
    if (!length) {
      unknown_.emplace_back("the header Content-Length");
    } else if (*length > static_cast<std::uint64_t>(limit.number)) {
      refuse(13, "maxAllowedContentLength", "the body has " + *stated + " bytes, more than " + limit.text,
             span_of(limit), ", or 413.1 from newer servers");
    }
  }

  void judge_rules() {
    if (const auto denying = denying_rule(request_, parts_, unknown_))
      refuse(19, denying->name, denying->why, span_of(denying->rule));
  }

  const StagedRequest& request_;
  std::string path_, query_;
  std::string sent_;  // as the client wrote it, as long as no global rule has changed it
  FilteredRequest parts_;
  std::vector<std::string> unknown_;  // what filters look at and the user has not stated
  std::optional<Refusal> refusal_;
};

}  // namespace

std::optional<Refusal> filter_request(const StagedRequest& request) {
  return Filter(request).run();
}

}  // namespace iislint::engine
