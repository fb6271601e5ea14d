#include "rules/checks/aspnet/aspnet_framework_unsupported.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetFrameworkUnsupported::Case;
using Version = std::array<int, 3>;

/// The end of support of versions of .NET Framework. Source: the lifecycle page of Microsoft.
struct EndOfSupport {
  Version version;
  std::string_view month;
};
constexpr EndOfSupport kEnds[] = {{{4, 0, 0}, "January 2016"}, {{4, 5, 0}, "January 2016"},
                                  {{4, 5, 1}, "January 2016"}, {{4, 5, 2}, "April 2022"},
                                  {{4, 6, 0}, "April 2022"},   {{4, 6, 1}, "April 2022"}};

/// "4", "4.8", "v4.7.2", "4.7.2.0"; nothing for what is no version.
std::optional<Version> version_of(std::string_view text) {
  text = base::trim(text);
  if (!text.empty() && base::to_lower(text.front()) == 'v') text.remove_prefix(1);
  Version version{};
  std::size_t part = 0;
  for (const std::string_view piece : base::split(text, '.')) {
    int number = 0;
    const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), number);
    if (read.ec != std::errc() || read.ptr != piece.data() + piece.size()) return std::nullopt;
    if (part < version.size()) version[part] = number;
    ++part;
  }
  return version;
}

std::string_view end_of(const Version& version) {
  for (const EndOfSupport& end : kEnds) {
    if (end.version == version) return end.month;
  }
  return {};
}

std::optional<Version> written_version(const config::Value& value) {
  return value.is_known() && value.is_written() ? version_of(value.text) : std::nullopt;
}

bool report_end(Reporter<AspnetFrameworkUnsupported>& reporter, Case which,
                const std::optional<Version>& version) {
  const std::string_view end = version ? end_of(*version) : std::string_view();
  if (end.empty()) return false;
  AspnetFrameworkUnsupported::Finding finding;
  finding.args = {.ended = std::string(end)};
  reporter.report(which, std::move(finding));
  return true;
}

}  // namespace

// Two versions that differ are one mistake; of two that are alike, <compilation> stands for both.
void check(const AspnetFrameworkUnsupported& rule, Reporter<AspnetFrameworkUnsupported>& reporter) {
  const auto compiled = written_version(rule.compiled());
  const auto runtime = written_version(rule.runtime());
  if (compiled && runtime && *compiled != *runtime)
    return reporter.report(*runtime < *compiled ? Case::older : Case::newer);
  if (!report_end(reporter, Case::compiled, compiled)) report_end(reporter, Case::runtime, runtime);
}

}  // namespace iislint::rules::checks
