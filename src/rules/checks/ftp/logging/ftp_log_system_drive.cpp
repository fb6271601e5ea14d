#include "rules/checks/ftp/logging/ftp_log_system_drive.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "config/server_outline.h"
#include "rules/checks/support/reading.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpLogSystemDrive::Case;
using config::Value;

/// A folder that a site hands out.
struct Content {
  const config::SiteOutline* site;
  const config::FolderOutline* folder;
};

/// The first of each folder, by its normal path.
using Contents = std::unordered_map<std::string, Content>;

Contents contents_of(const FileView& file) {
  Contents contents;
  for (const config::SiteOutline& site : file.outline().sites) {
    for (const config::ApplicationOutline& application : site.applications) {
      for (const config::FolderOutline& folder : application.folders) {
        const values::WindowsPath& path = folder.on_disk;
        // A whole drive as content is the greater mistake, and holds any log.
        if (path.kind == values::PathKind::drive_root || path.normal.empty()) continue;
        contents.emplace(path.normal, Content{&site, &folder});
      }
    }
  }
  return contents;
}

/// The nearest folder around the log that some site hands out, or null.
const Content* content_around(const FileView& file, const std::string& log) {
  const auto& contents = file.shared<Contents>(contents_of);
  for (std::size_t end = log.size(); end != std::string::npos && end > 0; end = log.rfind('\\', end - 1)) {
    const auto found = contents.find(log.substr(0, end));
    if (found != contents.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

void check(const FtpLogSystemDrive& rule, Reporter<FtpLogSystemDrive>& reporter) {
  constexpr std::int64_t kCentral = 1;
  const FileView& file = rule.file();
  const bool is_central = rule.mode().number == kCentral;
  if ((is_central ? rule.central_enabled() : rule.enabled()).number == 0) return;
  const Value& directory = is_central ? rule.central_directory() : rule.directory();
  if (directory.is_written() && !is_written_in(file, directory)) return;
  const values::WindowsPath path = values::parse_windows_path(directory.text);
  if (!path.is_absolute() || path.normal.empty()) return;
  FtpLogSystemDrive::Finding finding;
  finding.at =
      directory.is_written() ? anchor_of(file, directory) : anchor_of_element(file, rule.site().element());
  finding.args = {.path = directory.text};
  if (const Content* content = content_around(file, path.normal)) {
    const bool is_own_site = content->site->element == rule.site().element();
    finding.related.push_back(
        {is_own_site ? "the site serves this folder" : "another site serves this folder",
         span_of(file, content->folder->element, "physicalPath")});
    return reporter.report(Case::below_content, std::move(finding));
  }
  if (!path.normal.starts_with("c:")) return;
  reporter.report(directory.is_written() ? Case::system_drive : Case::default_, std::move(finding));
}

}  // namespace iislint::rules::checks
