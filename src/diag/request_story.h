// What becomes of a request, step by step: made by the engine, printed by reports.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/span.h"

namespace iislint::diag {

enum class StoryStage : std::uint8_t {
  binding,
  application,
  filtering,
  address,
  rewrite,
  redirect,
  authentication,
  authorization,
  default_document,
  handler,
  error,
  header,
  outbound,
};
enum class StoryOutcome : std::uint8_t { matched, not_matched, skipped, refused, unknown };
enum class StoryEnd : std::uint8_t { serve, rewrite, redirect, refuse, abort, custom_response, unknown };

/// As they are printed: "default-document", "not-matched", "custom-response".
std::string_view to_string(StoryStage stage);
std::string_view to_string(StoryOutcome outcome);
std::string_view to_string(StoryEnd end);
/// Nothing when no end has that name.
std::optional<StoryEnd> story_end_from(std::string_view name);

struct StoryStep {
  StoryStage stage = StoryStage::binding;
  std::string name;  ///< of a rule, a binding, a handler
  StoryOutcome outcome = StoryOutcome::matched;
  std::string detail;
  std::vector<std::string> rule_captures, condition_captures;
  std::optional<source::Span> at;  ///< what decides
};

struct StoryResult {
  StoryEnd end = StoryEnd::unknown;
  std::string url;  ///< absolute for redirects and other servers, else path and query
  std::int64_t status = 0, substatus = 0;
  std::string handler;
  std::map<std::string, std::string> variables;  ///< that rules have set

  bool operator==(const StoryResult&) const = default;
};

struct RequestStory {
  std::string method, url;  ///< what was asked for; absolute
  std::string site;         ///< empty where no server is known
  std::string application = "/";
  std::vector<StoryStep> steps;
  StoryResult result;
  std::vector<std::string> unknown;  ///< what the files do not say, in words
  /// Some of that is whether a path is a file or a folder, and rules ask for it.
  bool depends_on_paths = false;
};

}  // namespace iislint::diag
