// One settings file, key by key.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "settings/settings_files.h"

namespace iislint::settings {

/// Adds what the file says to `settings`, where what was there before counts less. Patterns for files are
/// seen from `folder`, the absolute one of the settings file that was found. All mistakes go to `errors`, in
/// the order of the file.
void read_file(const SettingsFile& file, const std::string& folder, const KnownNames& known,
               Settings& settings, std::vector<base::Error>& errors);

}  // namespace iislint::settings
