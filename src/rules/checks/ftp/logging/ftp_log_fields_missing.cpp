#include "rules/checks/ftp/logging/ftp_log_fields_missing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/support/log_fields.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

/// Without them a log does not tell who did what, when, from where and with which result.
constexpr std::string_view kNeededFields[] = {"Date",   "Time",    "ClientIP",  "UserName",
                                              "Method", "UriStem", "FtpStatus", "Session"};

}  // namespace

void check(const FtpLogFieldsMissing& rule, Reporter<FtpLogFieldsMissing>& reporter) {
  constexpr std::int64_t kCentral = 1;
  const FileView& file = rule.file();
  const bool is_central = rule.mode().number == kCentral;
  if ((is_central ? rule.central_enabled() : rule.enabled()).number == 0) return;
  const Value& flags = is_central ? rule.central_fields() : rule.fields();
  if (!is_written_in(file, flags)) return;
  const std::vector<std::string> missing = missing_fields(flags, kNeededFields);
  if (missing.empty()) return;
  FtpLogFieldsMissing::Finding finding;
  finding.at = anchor_of(file, flags);
  finding.args = {.missing = base::join_words(missing, "and")};
  finding.fixes = fields_fix(file, flags, missing, diag::FixSafety::safe);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
