#include "rules/checks/ftp/service/ftp_content_system_path.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "rules/checks/ftp/support/site_values.h"
#include "rules/checks/support/reading.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpContentSystemPath::Case;

/// The case, when the path is one that no FTP site should hand out. The names are those of a server whose
/// system drive is C:, as values::WindowsPath has them.
std::optional<Case> system_folder(values::PathKind kind, std::string_view path) {
  using values::is_path_at_or_below;
  if (kind == values::PathKind::drive_root)
    return path.starts_with("c:") ? Case::system_drive : Case::drive_root;
  if (kind != values::PathKind::absolute || !path.starts_with("c:")) return std::nullopt;
  if (is_path_at_or_below(path, "c:\\windows")) return Case::windows;
  if (path == "c:\\users") return Case::profiles;
  for (const char* folder : {"c:\\program files", "c:\\program files (x86)"}) {
    if (is_path_at_or_below(path, folder)) return Case::programs;
  }
  // A folder below it is the place of one program's data, which may well be what FTP is to hand out.
  if (path == "c:\\programdata") return Case::programs;
  if (path == "c:\\inetpub") return Case::inetpub;
  for (const char* folder : {"c:\\inetpub\\logs", "c:\\inetpub\\temp", "c:\\inetpub\\history"}) {
    if (is_path_at_or_below(path, folder)) return Case::inetpub;
  }
  return std::nullopt;
}

}  // namespace

void check(const FtpContentSystemPath& rule, Reporter<FtpContentSystemPath>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& columns = file.columns();
  for (const config::FolderRow& folder : columns.folders()) {
    if (folder.physical_path == xml::kNone) continue;
    const std::optional<Case> which = system_folder(folder.path_kind, columns.text(folder.on_disk));
    if (!which) continue;
    const std::uint32_t site = columns.applications()[folder.application].site;
    if (!columns.speaks(site, columns.ftp())) continue;
    FtpContentSystemPath::Finding finding;
    finding.at = anchor_of_attribute(file, folder.element, folder.physical_path);
    finding.args = {.path = text_of(file, folder.physical_path)};
    finding.sites = {name_of_site(file, site)};
    reporter.report(*which, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
