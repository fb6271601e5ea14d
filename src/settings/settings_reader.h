// One settings file, key by key.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "settings/settings_files.h"

namespace iislint::settings {

/// Adds what the file says to `settings`, where what was there before counts less. Patterns for files are
/// seen from `folder`, the absolute one of the settings file that was found. Stops at the first mistake.
std::optional<base::Error> read_file(const SettingsFile& file, const std::string& folder,
                                     const KnownNames& known, Settings& settings);

}  // namespace iislint::settings
