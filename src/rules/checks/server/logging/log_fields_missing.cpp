#include "rules/checks/server/logging/log_fields_missing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/log_fields.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

/// What CIS and the STIG require.
constexpr std::string_view kNeededFields[] = {
    "Date",       "Time",        "ClientIP",  "UserName",   "Method",    "UriStem", "UriQuery",
    "HttpStatus", "Win32Status", "TimeTaken", "ServerPort", "UserAgent", "Referer"};

/// The fields of the log that the site is in; null when there is none in the W3C format.
const Value* fields_of(const LogFieldsMissing& rule) {
  constexpr std::int64_t kSite = 0, kCentralW3C = 2, kW3C = 2;
  if (rule.mode().number == kCentralW3C)
    return rule.w3c_enabled().number != 0 ? &rule.central_fields() : nullptr;
  const bool is_w3c = rule.enabled().number != 0 && rule.format().number == kW3C;
  return rule.mode().number == kSite && is_w3c ? &rule.fields() : nullptr;
}

}  // namespace

// Whether the site speaks HTTP is asked of the columns: a condition on its bindings would list them for each
// site.
void check(const LogFieldsMissing& rule, Reporter<LogFieldsMissing>& reporter) {
  const FileView& file = rule.file();
  if (!file.columns().speaks_http(file.config().number_of(rule.site().element()))) return;
  const Value* flags = fields_of(rule);
  if (flags == nullptr || !is_written_in(file, *flags)) return;
  const std::vector<std::string> missing = missing_fields(*flags, kNeededFields);
  if (missing.empty()) return;
  LogFieldsMissing::Finding finding;
  finding.at = anchor_of(file, *flags);
  finding.args = {.missing = base::join_words(missing, "and")};
  finding.fixes = fields_fix(file, *flags, missing, diag::FixSafety::unsafe);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
