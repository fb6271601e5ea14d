#include "rules/checks/server/logging/http_logging_off.h"

#include <cstdint>
#include <string>

namespace iislint::rules::checks {
namespace {

using Case = HttpLoggingOff::Case;

/// Whether only a part of a site is meant, such as the address of a health check.
bool is_part_of_site(const HttpLoggingOff& rule) {
  return rule.place().find('/') != std::string::npos;
}

}  // namespace

void check(const HttpLoggingOff& rule, Reporter<HttpLoggingOff>& reporter) {
  constexpr std::int64_t kLogSuccessful = 1;
  if (rule.dont_log().number != 0)
    return reporter.report(is_part_of_site(rule) ? Case::off_below : Case::off);
  if (is_part_of_site(rule)) return;
  reporter.report(rule.selective().number == kLogSuccessful ? Case::successes_only : Case::errors_only);
}

}  // namespace iislint::rules::checks
