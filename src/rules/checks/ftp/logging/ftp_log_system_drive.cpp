#include "rules/checks/ftp/logging/ftp_log_system_drive.h"

#include <cstdint>
#include <utility>

#include "rules/checks/support/log_folder.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

using Case = FtpLogSystemDrive::Case;
using config::Value;

void check(const FtpLogSystemDrive& rule, Reporter<FtpLogSystemDrive>& reporter) {
  constexpr std::int64_t kCentral = 1;
  const FileView& file = rule.file();
  const bool is_central = rule.mode().number == kCentral;
  if ((is_central ? rule.central_enabled() : rule.enabled()).number == 0) return;
  const Value& directory = is_central ? rule.central_directory() : rule.directory();
  if (directory.is_written() && !is_written_in(file, directory)) return;
  const LogFolder& folder = log_folder(file, directory.text, ContentOf::every_site);
  if (!folder.is_readable || (!folder.content && !folder.is_on_system_drive)) return;
  FtpLogSystemDrive::Finding finding;
  if (directory.is_written())
    finding.at = anchor_of(file, directory);
  else if (is_central)
    finding.at = anchor_of_element(file, rule.site().element());
  finding.args = {.path = directory.text};
  if (folder.content) {
    finding.related.push_back(related_content(file, *folder.content, rule.site().element()));
    return reporter.report(Case::below_content, std::move(finding));
  }
  reporter.report(directory.is_written() ? Case::system_drive : Case::default_, std::move(finding));
}

}  // namespace iislint::rules::checks
