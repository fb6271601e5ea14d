#include "report/answers/settings_report.h"

#include <algorithm>
#include <ostream>
#include <string_view>

#include "base/json_writer.h"
#include "report/location.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr std::size_t kMaxNameWidth = 48;
constexpr std::size_t kMaxValueWidth = 32;

std::string_view to_string(SettingOrigin origin) {
  switch (origin) {
    case SettingOrigin::preset:
      return "default";
    case SettingOrigin::command_line:
      return "command line";
    case SettingOrigin::settings:
      return "settings";
  }
  return "default";
}

std::string padded(const std::string& word, std::size_t width) {
  return printable_name(word) + std::string(word.size() < width ? width - word.size() : 0, ' ') + "  ";
}

void write_part_as_text(const SettingsPart& part, std::ostream& out) {
  std::size_t name_width = 0, value_width = 0;
  for (const SettingsLine& line : part.lines) {
    name_width = std::max(name_width, std::min(line.name.size(), kMaxNameWidth));
    value_width = std::max(value_width, std::min(line.value.size(), kMaxValueWidth));
  }
  for (const SettingsLine& line : part.lines) {
    out << "  " << padded(line.name, name_width) << padded(line.value, value_width);
    if (line.location) {
      out << location_text(*line.location);
    } else {
      out << to_string(line.origin);
    }
    for (const auto& [name, value] : line.restrictions)
      out << "  " << name << " " << printable_name(value);
    out << "\n";
  }
}

}  // namespace

void write_settings_as_text(const SettingsReport& report, std::ostream& out) {
  out << printable_name(report.path) << "\n";
  if (report.files.empty()) out << "  no settings file\n";
  for (std::size_t i = report.files.size(); i-- > 0;) {
    const char* role = i + 1 == report.files.size() ? "  settings of " : "  which extend ";
    out << role << printable_name(report.files[i]) << "\n";
  }
  for (const SettingsPart& part : report.parts) {
    if (part.lines.empty()) continue;
    out << "\n" << part.name << "\n";
    write_part_as_text(part, out);
  }
}

void write_settings_as_json(const SettingsReport& report, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("formatVersion").number(1).key("path").string(report.path);
  json.key("settingsFiles").begin_array();
  for (const std::string& file : report.files)
    json.string(file);
  json.end_array();
  for (const SettingsPart& part : report.parts) {
    json.key(part.name).begin_array();
    for (const SettingsLine& line : part.lines) {
      json.begin_object().key("name").string(line.name).key("value").string(line.value);
      json.key("origin").string(to_string(line.origin));
      if (line.location) write_location(json, *line.location);
      for (const auto& [name, value] : line.restrictions)
        json.key(name).string(value);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  json.finish();
}

}  // namespace iislint::report
