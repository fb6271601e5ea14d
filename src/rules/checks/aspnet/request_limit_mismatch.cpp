#include "rules/checks/aspnet/request_limit_mismatch.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = RequestLimitMismatch::Case;

constexpr std::int64_t kBytesInKb = 1024;
constexpr std::int64_t kMostOfFilter = 4294967295;  // maxAllowedContentLength is an unsigned 32-bit number
constexpr std::string_view kSection = "system.webServer/security/requestFiltering";
constexpr std::string_view kSteps = "requestLimits";

/// Larger by more than what different ways of rounding make of the same size.
bool is_more(std::int64_t bytes, std::int64_t than) {
  return bytes > than + than / 10;
}

/// Whether the number would be a likely size in bytes: whole megabytes, of either kind.
bool looks_like_bytes(std::int64_t number) {
  constexpr std::int64_t kMb = 1024 * kBytesInKb, kMillion = 1000000;
  return number % kMb == 0 || number % kMillion == 0;
}

std::optional<Case> case_of(const config::Value& length, const config::Value& filter) {
  const std::int64_t bytes = length.number * kBytesInKb;
  if (filter.is_written() && length.number == filter.number && filter.number > 0) return Case::in_bytes;
  if (is_more(bytes, kMostOfFilter) && looks_like_bytes(length.number)) return Case::too_large;
  if (is_more(bytes, filter.number)) return filter.is_written() ? Case::filtered : Case::filtered_by_default;
  if (filter.is_written() && is_more(filter.number, bytes)) return Case::smaller;
  return std::nullopt;
}

}  // namespace

// The two may be meant for different places: a limit that is raised further down is right there.
void check(const RequestLimitMismatch& rule, Reporter<RequestLimitMismatch>& reporter) {
  if (!rule.filter().is_known() || differs_below(rule, kSection, kSteps, rule.filter())) return;
  const auto found = case_of(rule.length(), rule.filter());
  if (!found) return;
  RequestLimitMismatch::Finding finding;
  finding.args = {.bytes = std::to_string(std::min(rule.length().number * kBytesInKb, kMostOfFilter))};
  reporter.report(*found, std::move(finding));
}

}  // namespace iislint::rules::checks
