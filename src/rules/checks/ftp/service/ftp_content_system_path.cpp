#include "rules/checks/ftp/service/ftp_content_system_path.h"

#include <optional>
#include <utility>

#include "config/server_outline.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpContentSystemPath::Case;
using config::FolderOutline;
using config::SiteOutline;

/// The case, when the path is one that no FTP site should hand out. The names are those of a server whose
/// system drive is C:, as values::WindowsPath has them.
std::optional<Case> system_folder(const values::WindowsPath& path) {
  using values::is_path_at_or_below;
  if (path.kind == values::PathKind::drive_root)
    return path.normal.starts_with("c:") ? Case::system_drive : Case::drive_root;
  if (path.kind != values::PathKind::absolute) return std::nullopt;
  if (is_path_at_or_below(path.normal, "c:\\windows")) return Case::windows;
  if (path.normal == "c:\\users") return Case::profiles;
  for (const char* folder : {"c:\\program files", "c:\\program files (x86)"}) {
    if (is_path_at_or_below(path.normal, folder)) return Case::programs;
  }
  // A folder below it is the place of one program's data, which may well be what FTP is to hand out.
  if (path.normal == "c:\\programdata") return Case::programs;
  if (path.normal == "c:\\inetpub") return Case::inetpub;
  for (const char* folder : {"c:\\inetpub\\logs", "c:\\inetpub\\temp", "c:\\inetpub\\history"}) {
    if (is_path_at_or_below(path.normal, folder)) return Case::inetpub;
  }
  return std::nullopt;
}

}  // namespace

void check(const FtpContentSystemPath& rule, Reporter<FtpContentSystemPath>& reporter) {
  const FileView& file = rule.file();
  for (const SiteOutline& site : file.outline().sites) {
    if (!site.speaks("ftp")) continue;
    for (const config::ApplicationOutline& application : site.applications) {
      for (const FolderOutline& folder : application.folders) {
        if (!folder.physical_path.is_written()) continue;
        const std::optional<Case> which = system_folder(folder.on_disk);
        if (!which) continue;
        FtpContentSystemPath::Finding finding;
        finding.at = anchor_of_attribute(file, folder.physical_path.holder, folder.physical_path.attribute);
        finding.args = {.path = folder.physical_path.text};
        finding.sites = {site.name};
        reporter.report(*which, std::move(finding));
      }
    }
  }
}

}  // namespace iislint::rules::checks
