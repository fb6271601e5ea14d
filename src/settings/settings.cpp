#include "settings/settings.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/nearest.h"
#include "base/text.h"
#include "source/paths.h"

namespace iislint::settings {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{1024} * 1024;

Error wrong(const std::string& path, const std::string& what) {
  return {ErrorCode::settings, path + ": " + what};
}

/// "line 3, column 7" of a byte offset as nlohmann counts it, from 1.
std::string place_of(const std::string& text, std::size_t byte) {
  const std::size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const auto begin = text.begin();
  const auto line = 1 + std::count(begin, begin + static_cast<std::ptrdiff_t>(end), '\n');
  const std::size_t break_at = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
  const std::size_t column = break_at == std::string::npos ? end + 1 : end - break_at;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string unknown_key(const std::string& key, const std::vector<std::string_view>& known) {
  std::string message = "there is no setting '" + key + "'";
  if (const auto near = base::nearest(key, known))
    return message + "; did you mean '" + std::string(*near) + "'?";
  return message + "; there are " + base::join_words({known.begin(), known.end()}, "and");
}

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)), folder_(source::folder_of(path_)) {}

  std::optional<Error> read(const json& root, Settings& settings) const {
    if (!root.is_object()) return wrong(path_, "the settings must be an object");
    for (const auto& [key, value] : root.items()) {
      if (key == "$schema") continue;
      if (key != "hierarchy") return wrong(path_, unknown_key(key, {"$schema", "hierarchy"}));
      if (!value.is_object()) return wrong(path_, "'hierarchy' must be an object");
      if (auto error = hierarchy(value, settings.hierarchy)) return error;
    }
    return std::nullopt;
  }

 private:
  std::optional<Error> hierarchy(const json& object, HierarchySettings& result) const {
    for (const auto& [key, value] : object.items()) {
      if (key == "applicationHost" || key == "rootWebConfig" || key == "machineConfig") {
        if (!value.is_string()) return wrong(path_, "'hierarchy." + key + "' must be the path of a file");
        auto& target = key == "applicationHost" ? result.application_host
                       : key == "rootWebConfig" ? result.root_web_config
                                                : result.machine_config;
        target = source::join(folder_, std::string(value));
      } else if (key == "folders" || key == "physicalPaths") {
        if (auto error = map(key, value, result)) return error;
      } else {
        return wrong(
            path_, "in 'hierarchy' " + unknown_key(key, {"applicationHost", "rootWebConfig", "machineConfig",
                                                         "folders", "physicalPaths"}));
      }
    }
    return std::nullopt;
  }

  std::optional<Error> map(const std::string& key, const json& object, HierarchySettings& result) const {
    const bool is_sound =
        object.is_object() &&
        std::all_of(object.begin(), object.end(), [](const json& value) { return value.is_string(); });
    if (!is_sound) return wrong(path_, "'hierarchy." + key + "' must be an object whose values are folders");
    for (const auto& [from, to] : object.items()) {
      const std::string folder = source::join(folder_, std::string(to));
      if (key == "folders") {
        result.folders[normal_physical_path(from)] = folder;
      } else {
        result.physical_paths.emplace_back(normal_physical_path(from), folder);
      }
    }
    return std::nullopt;
  }

  std::string path_;
  std::string folder_;
};

}  // namespace

std::string normal_physical_path(std::string_view path) {
  std::string text = base::lower(path);
  std::replace(text.begin(), text.end(), '\\', '/');
  // The drive of a server's system is C: on nearly all of them, and IIS itself writes the variable.
  constexpr std::string_view kSystemDrive = "%systemdrive%";
  if (text.starts_with(kSystemDrive)) text.replace(0, kSystemDrive.size(), "c:");
  while (text.size() > 1 && text.back() == '/')
    text.pop_back();
  return text;
}

base::Result<Settings> parse_settings(const std::string& path, const std::string& text) {
  Settings settings;
  settings.path = path;
  try {
    if (auto error = Reader(path).read(json::parse(text), settings)) return *error;
  } catch (const json::parse_error& problem) {
    return wrong(path, place_of(text, problem.byte) + ": this is no JSON");
  } catch (const json::exception&) {
    return wrong(path, "a value cannot be read");
  }
  return settings;
}

base::Result<std::optional<Settings>> find_settings(const source::FileReader& reader,
                                                    const std::string& folder) {
  std::string here = source::normal_path(folder);
  const std::string absolute = reader.absolute(here);
  const auto depth = std::count(absolute.begin(), absolute.end(), '/') + 1;
  for (std::ptrdiff_t i = 0; i <= depth; ++i) {
    const std::string path = source::join(here, kFileName);
    if (reader.kind(path) == source::PathKind::file) {
      const auto text = reader.read(path, kMostBytes);
      if (!text) return wrong(path, text.error().message);
      auto settings = parse_settings(path, *text);
      if (!settings) return settings.error();
      return std::optional(std::move(*settings));
    }
    if (reader.kind(source::join(here, ".git")) != source::PathKind::missing || here == "/") break;
    here = source::join(here, "..");
  }
  return std::optional<Settings>();
}

}  // namespace iislint::settings
