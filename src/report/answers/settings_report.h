// What iislint settings prints: which settings apply to a file, and where each of them is written.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/location.h"

namespace iislint::report {

enum class SettingOrigin : std::uint8_t { preset, command_line, settings };

/// Something that applies, and what it is restricted to.
struct SettingsLine {
  std::string name;
  std::string value;
  SettingOrigin origin = SettingOrigin::preset;
  std::optional<source::Location> location = std::nullopt;             ///< of what the settings say
  std::vector<std::pair<std::string, std::string>> restrictions = {};  ///< "sites" -> "a*, b"
};

struct SettingsPart {
  std::string name;  ///< of the list in JSON; the heading in text is the same
  std::vector<SettingsLine> lines;
};

struct SettingsReport {
  std::string path;                ///< of the file that they apply to
  std::vector<std::string> files;  ///< of settings, in the order in which they count: the last one wins
  std::vector<SettingsPart> parts;
};

void write_settings_as_text(const SettingsReport& report, std::ostream& out);
void write_settings_as_json(const SettingsReport& report, std::ostream& out);

}  // namespace iislint::report
