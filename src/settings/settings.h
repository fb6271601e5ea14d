// iislint's own settings file, .iislint.json: so far the place of configuration files in a server's
// hierarchy.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "source/file_reader.h"

namespace iislint::settings {

inline constexpr const char* kFileName = ".iislint.json";

/// The key "hierarchy": which files of the repository are those of a server, and which folder is which site.
/// All paths are those of the repository, seen from where iislint was started.
struct HierarchySettings {
  std::optional<std::string> application_host;
  std::optional<std::string> root_web_config;
  std::optional<std::string> machine_config;
  /// By virtual path in lower case: "default web site/app" -> folder.
  std::map<std::string, std::string> folders;
  /// Beginnings of physicalPath ("c:/inetpub", lower case, with '/') and the folders they stand for.
  std::vector<std::pair<std::string, std::string>> physical_paths;
};

/// Owns its strings.
struct Settings {
  std::string path;  ///< of the file
  HierarchySettings hierarchy;
};

/// A physicalPath as it is compared: lower case, '/' between folders, none at the end, %SystemDrive% as c:.
std::string normal_physical_path(std::string_view path);

/// The text of a settings file at `path`. An error names line and column of broken JSON, or the key that is
/// unknown or of the wrong type.
base::Result<Settings> parse_settings(const std::string& path, const std::string& text);

/// The nearest settings file from `folder` upwards; looking ends at the folder that holds .git. Nothing when
/// there is none.
base::Result<std::optional<Settings>> find_settings(const source::FileReader& reader,
                                                    const std::string& folder);

}  // namespace iislint::settings
