#include "rules/checks/ftp/logging/ftp_log_fields_missing.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

/// Without them a log does not tell who did what, when, from where and with which result.
constexpr std::string_view kNeededFields[] = {"Date",   "Time",    "ClientIP",  "UserName",
                                              "Method", "UriStem", "FtpStatus", "Session"};

/// Writes the names behind those that are there; a number would be hard to read with names beside it.
void add_fix(const FileView& file, const Value& flags, const std::vector<std::string>& missing,
             FtpLogFieldsMissing::Finding& finding) {
  const xml::Attribute& attribute = file.document().attribute(flags.attribute);
  const std::string_view text = base::trim(flags.text);
  if (!attribute.quoted || !attribute.closed) return;
  if (!text.empty() && (base::is_digit(text.front()) || text.back() == ',')) return;
  std::string written(text);
  for (const std::string& name : missing)
    written += (written.empty() ? "" : ", ") + name;
  finding.fixes.push_back({"Log the missing fields too",
                           diag::FixSafety::safe,
                           {{xml::content_of(file.document(), attribute), std::move(written)}}});
}

}  // namespace

void check(const FtpLogFieldsMissing& rule, Reporter<FtpLogFieldsMissing>& reporter) {
  constexpr std::int64_t kCentral = 1;
  const FileView& file = rule.file();
  const bool is_central = rule.mode().number == kCentral;
  if ((is_central ? rule.central_enabled() : rule.enabled()).number == 0) return;
  const Value& flags = is_central ? rule.central_fields() : rule.fields();
  if (!is_written_in(file, flags)) return;
  std::vector<std::string> missing;
  for (const schema::Word& word : flags.fact->value->words) {
    if ((flags.number & word.number) != 0) continue;
    const bool is_needed =
        std::find(std::begin(kNeededFields), std::end(kNeededFields), word.name) != std::end(kNeededFields);
    if (is_needed) missing.emplace_back(word.name);
  }
  if (missing.empty()) return;
  FtpLogFieldsMissing::Finding finding;
  finding.at = anchor_of(file, flags);
  finding.args = {.missing = base::join_words(missing, "and")};
  add_fix(file, flags, missing, finding);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
