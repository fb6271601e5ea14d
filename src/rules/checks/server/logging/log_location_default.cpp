#include "rules/checks/server/logging/log_location_default.h"

#include <cstdint>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/support/log_folder.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = LogLocationDefault::Case;
using config::Value;

/// The directory of the log that the site is in; null when there is none.
const Value* directory_of(const LogLocationDefault& rule) {
  enum Mode : std::int64_t { site, central_binary, central_w3c };
  switch (rule.mode().number) {
    case site:
      return rule.enabled().number != 0 ? &rule.directory() : nullptr;
    case central_binary:
      return rule.binary_enabled().number != 0 ? &rule.binary_directory() : nullptr;
    case central_w3c:
      return rule.w3c_enabled().number != 0 ? &rule.w3c_directory() : nullptr;
    default:
      return nullptr;
  }
}

}  // namespace

// Whether the site speaks HTTP is asked of the columns: a condition on its bindings would list them for each
// site.
void check(const LogLocationDefault& rule, Reporter<LogLocationDefault>& reporter) {
  const FileView& file = rule.file();
  if (!file.columns().speaks_http(file.config().number_of(rule.site().element()))) return;
  const Value* directory = directory_of(rule);
  if (directory == nullptr || (directory->is_written() && !is_written_in(file, *directory))) return;
  const LogFolder& folder = log_folder(file, directory->text, ContentOf::web_sites);
  if (!folder.is_readable || (!folder.content && !folder.is_on_system_drive)) return;
  LogLocationDefault::Finding finding;
  if (directory->is_written())
    finding.at = anchor_of(file, *directory);
  else if (directory != &rule.directory())
    finding.at = anchor_of_element(file, rule.site().element());
  finding.args = {.path = directory->text};
  if (folder.content) {
    finding.related.push_back(related_content(file, *folder.content, rule.site().element()));
    return reporter.report(Case::below_content, std::move(finding));
  }
  reporter.report(directory->is_written() ? Case::system_drive : Case::default_, std::move(finding));
}

}  // namespace iislint::rules::checks
