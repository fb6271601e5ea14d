// Folders of the system that an FTP site hands out.
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/windows_path.h"

namespace iislint::rules::code {
namespace {

using config::FolderOutline;
using config::SiteOutline;

/// The case, when the path is one that no FTP site should hand out. The names are those of a server whose
/// system drive is C:, as values::WindowsPath has them.
std::string_view system_folder(const values::WindowsPath& path) {
  using values::is_path_at_or_below;
  if (path.kind == values::PathKind::drive_root)
    return path.normal.starts_with("c:") ? "system-drive" : "drive-root";
  if (path.kind != values::PathKind::absolute) return {};
  if (is_path_at_or_below(path.normal, "c:\\windows")) return "windows";
  if (path.normal == "c:\\users") return "profiles";
  for (const char* folder : {"c:\\program files", "c:\\program files (x86)"}) {
    if (is_path_at_or_below(path.normal, folder)) return "programs";
  }
  // A folder below it is the place of one program's data, which may well be what FTP is to hand out.
  if (path.normal == "c:\\programdata") return "programs";
  if (path.normal == "c:\\inetpub") return "inetpub";
  for (const char* folder : {"c:\\inetpub\\logs", "c:\\inetpub\\temp", "c:\\inetpub\\history"}) {
    if (is_path_at_or_below(path.normal, folder)) return "inetpub";
  }
  return {};
}

}  // namespace

void ftp_content_system_path(RuleEvaluation& run) {
  for (const SiteOutline& site : outline_of(run).sites) {
    if (!site.speaks("ftp")) continue;
    for (const config::ApplicationOutline& application : site.applications) {
      for (const FolderOutline& folder : application.folders) {
        if (!folder.physical_path.is_written()) continue;
        const std::string_view variant = system_folder(folder.on_disk);
        if (variant.empty()) continue;
        FindingArgs details;
        details.at = anchor_of_attribute(run, folder.physical_path.holder, folder.physical_path.attribute);
        details.holes = {{"path", folder.physical_path.text}};
        details.sites = {site.name};
        run.report(variant, std::move(details));
      }
    }
  }
}

}  // namespace iislint::rules::code
