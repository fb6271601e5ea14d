#include "diag/request_story.h"

#include <algorithm>
#include <iterator>

namespace iislint::diag {
namespace {

// In the order of the enumerations.
constexpr std::string_view kStages[] = {
    "binding",       "application",      "filtering", "address", "rewrite", "redirect", "authentication",
    "authorization", "default-document", "handler",   "error",   "header",  "outbound"};
constexpr std::string_view kOutcomes[] = {"matched", "not-matched", "skipped", "refused", "unknown"};
constexpr std::string_view kEnds[] = {"serve", "rewrite",         "redirect", "refuse",
                                      "abort", "custom-response", "unknown"};

}  // namespace

std::string_view to_string(StoryStage stage) {
  return kStages[static_cast<std::size_t>(stage)];
}

std::string_view to_string(StoryOutcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::string_view to_string(StoryEnd end) {
  return kEnds[static_cast<std::size_t>(end)];
}

std::optional<StoryEnd> story_end_from(std::string_view name) {
  const auto found = std::find(std::begin(kEnds), std::end(kEnds), name);
  if (found == std::end(kEnds)) return std::nullopt;
  return static_cast<StoryEnd>(found - std::begin(kEnds));
}

}  // namespace iislint::diag
