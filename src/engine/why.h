// Why a setting has the value it has: the files of its place laid over each other, asked for one attribute.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/setting_path.h"
#include "config/value_history.h"
#include "engine/options.h"
#include "engine/workspace.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

/// Owns everything that the history points into.
struct WhyAnswer {
  source::SourceStore sources;
  std::vector<InputFile> files;
  std::unique_ptr<FilePolicies> choices;
  std::unique_ptr<Workspace> workspace;
  std::unique_ptr<config::Hierarchy> hierarchy;
  config::SettingPath setting;
  config::ValueHistory history;
  std::string shown_place;  ///< "Intranet/app"; empty for the whole server
};

/// `where` is a setting, or a place and a setting: "Intranet/app:system.webServer/httpErrors/@errorMode". The
/// place is that of a <location> in `file`: it begins with a site in applicationHost.config, and is relative
/// to the folder of a web.config. Fails when the file cannot be read, or `where` means nothing.
base::Result<std::unique_ptr<WhyAnswer>> why(const source::FileReader& reader, const std::string& file,
                                             const std::string& where, const Options& options);

/// Whether the value must not be printed.
bool is_secret(const config::HierarchyFile& level, xml::AttributeId attribute);

}  // namespace iislint::engine
