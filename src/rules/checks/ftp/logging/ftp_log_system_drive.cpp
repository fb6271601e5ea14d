#include "rules/checks/ftp/logging/ftp_log_system_drive.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/support/reading.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpLogSystemDrive::Case;
using config::Value;

constexpr std::uint32_t kNoFolder = ~std::uint32_t{0};

/// The first folder that a site hands out for each normal path, by its number in the columns, or kNoFolder.
/// For a log, the nearest of them around it.
struct Contents {
  std::vector<std::uint32_t> by_text;
};

Contents contents_of(const FileView& file) {
  Contents contents{std::vector<std::uint32_t>(file.columns().texts().size(), kNoFolder)};
  const auto folders = file.columns().folders();
  for (std::uint32_t i = 0; i < folders.size(); ++i) {
    // A whole drive as content is the greater mistake, and holds any log.
    if (folders[i].path_kind == values::PathKind::drive_root || folders[i].on_disk == 0) continue;
    std::uint32_t& first = contents.by_text[folders[i].on_disk];
    if (first == kNoFolder) first = i;
  }
  return contents;
}

/// Where a log directory lies; most sites have the same.
struct LogPlace {
  bool is_readable = false;  ///< an absolute path
  bool is_on_system_drive = false;
  std::optional<std::uint32_t> content;  ///< the nearest folder around it that some site hands out
};

LogPlace log_place(const FileView& file, const std::string& directory) {
  const values::WindowsPath path = values::parse_windows_path(directory);
  if (!path.is_absolute() || path.normal.empty()) return {};
  LogPlace place{true, path.normal.starts_with("c:"), std::nullopt};
  const auto& folders = file.shared<Contents>(contents_of).by_text;
  const std::string_view log = path.normal;
  for (std::size_t end = log.size(); end != std::string::npos && end > 0 && !place.content;
       end = log.rfind('\\', end - 1)) {
    const config::TextId text = file.columns().texts().find(log.substr(0, end));
    if (folders[text] != kNoFolder) place.content = folders[text];
  }
  return place;
}

/// By the text of the directory.
struct LogPlaces {
  mutable std::unordered_map<std::string, LogPlace> by_text;
};

const LogPlace& known_log_place(const FileView& file, const std::string& directory) {
  const auto& places = file.shared<LogPlaces>([](const FileView&) { return LogPlaces(); });
  const auto [place, fresh] = places.by_text.try_emplace(directory);
  if (fresh) place->second = log_place(file, directory);
  return place->second;
}

}  // namespace

void check(const FtpLogSystemDrive& rule, Reporter<FtpLogSystemDrive>& reporter) {
  constexpr std::int64_t kCentral = 1;
  const FileView& file = rule.file();
  const bool is_central = rule.mode().number == kCentral;
  if ((is_central ? rule.central_enabled() : rule.enabled()).number == 0) return;
  const Value& directory = is_central ? rule.central_directory() : rule.directory();
  if (directory.is_written() && !is_written_in(file, directory)) return;
  const LogPlace& place = known_log_place(file, directory.text);
  if (!place.is_readable || (!place.content && !place.is_on_system_drive)) return;
  FtpLogSystemDrive::Finding finding;
  finding.at =
      directory.is_written() ? anchor_of(file, directory) : anchor_of_element(file, rule.site().element());
  finding.args = {.path = directory.text};
  if (place.content) {
    const config::FolderRow& folder = file.columns().folders()[*place.content];
    const std::uint32_t site = file.columns().applications()[folder.application].site;
    const bool is_own_site = file.columns().sites()[site].element == rule.site().element();
    finding.related.push_back(
        {is_own_site ? "the site serves this folder" : "another site serves this folder",
         span_of(file, folder.element, "physicalPath")});
    return reporter.report(Case::below_content, std::move(finding));
  }
  reporter.report(directory.is_written() ? Case::system_drive : Case::default_, std::move(finding));
}

}  // namespace iislint::rules::checks
