// The folders of a server's sites, as applicationHost.config names them and as they lie in the repository.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/files/parsed_file.h"
#include "settings/settings.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// A virtual directory whose folder is known.
struct SiteFolder {
  std::string place;        ///< normal path: "default web site/app"
  std::string shown_place;  ///< "Default Web Site/app"
  std::string folder;       ///< path for the reader
  std::string absolute_folder;
  bool is_application = false;
  /// Why IIS does not read a web.config here, with the attribute that says so; kNone when it does.
  xml::AttributeId pool_forbids = xml::kNone;
  xml::AttributeId subfolders_forbidden = xml::kNone;  ///< does not read those in folders below
};

/// The folders of all sites that can be found: by the settings' folders and physicalPaths, else by a
/// physicalPath that leads somewhere from the folder of the file. Sorted so that a folder comes before those
/// below it.
std::vector<SiteFolder> site_folders(const ParsedFile& application_host,
                                     const settings::HierarchySettings& settings,
                                     const source::FileReader& reader);

}  // namespace iislint::engine
