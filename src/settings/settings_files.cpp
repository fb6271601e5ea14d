#include "settings/settings_files.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "settings/settings_reader.h"
#include "source/paths.h"

namespace iislint::settings {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using base::JsonKind;

constexpr std::size_t kMaxBytes = std::size_t{1024} * 1024;
constexpr std::size_t kMaxFiles = 100;

using Version = std::array<std::uint64_t, 3>;

/// "1", "1.2" or "1.2.3".
std::optional<Version> version_from(std::string_view text) {
  Version version{};
  const auto parts = base::split(text, '.');
  if (parts.size() > version.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_number = !parts[i].empty() && parts[i].size() <= 9 &&
                           std::all_of(parts[i].begin(), parts[i].end(), base::is_digit);
    if (!is_number) return std::nullopt;
    version[i] = std::stoull(std::string(parts[i]));
  }
  return version;
}

/// Reads one file after the other, those that are extended first.
class Loader {
 public:
  Loader(const source::FileReader& reader, std::string_view program_version)
      : reader_(reader), program_version_(program_version) {}

  std::optional<Error> load(const std::string& path) {
    SettingsFile file;
    file.path = path;
    file.absolute_path = reader_.absolute(path);
    auto text = reader_.read(path, kMaxBytes);
    if (!text) return Error{ErrorCode::settings, path + ": " + text.error().message};
    file.text = std::move(*text);
    auto json = base::parse_json(path, file.text);
    if (!json) return json.error();
    file.json = std::move(*json);
    file.lines = source::LineIndex(file.text);
    const auto wrong = [&](const Json& at, const std::string& what) {
      return base::error_at(path, file.text, at.begin, what);
    };
    if (!file.json.is(JsonKind::object)) return wrong(file.json, "the settings must be an object");
    // First of all: the rest may be written for a program that knows more.
    if (const Json* version = file.json.find("minimumVersion")) {
      if (const std::string problem = problem_of_version(*version); !problem.empty())
        return wrong(*version, problem);
    }
    if (auto error = load_extended(file)) return error;
    if (auto error = add_rules_directories(file)) return error;
    chain_.files.push_back(std::move(file));
    return std::nullopt;
  }

  SettingsChain take() { return std::move(chain_); }

 private:
  std::string problem_of_version(const Json& json) const {
    const auto wanted = json.is(JsonKind::string) ? version_from(json.string) : std::nullopt;
    if (!wanted)
      return "'minimumVersion' must be a version such as \"" + std::string(program_version_) + "\"";
    const auto own = version_from(program_version_);
    if (own && *own >= *wanted) return {};
    return "these settings need iislint " + json.string + " or newer; this is iislint " +
           std::string(program_version_);
  }

  std::optional<Error> load_extended(const SettingsFile& file) {
    const Json* extends = file.json.find("extends");
    if (extends == nullptr) return std::nullopt;
    const auto wrong = [&](const Json& at, const std::string& what) {
      return base::error_at(file.path, file.text, at.begin, what);
    };
    open_.push_back(file.absolute_path);
    const bool is_list = extends->is(JsonKind::array);
    for (std::size_t i = 0; i < (is_list ? extends->items.size() : 1); ++i) {
      const Json& item = is_list ? extends->items[i] : *extends;
      if (!item.is(JsonKind::string) || item.string.empty())
        return wrong(item, "'extends' must be the path of a settings file, or a list of paths");
      const std::string path = source::join(source::folder_of(file.path), item.string);
      if (std::find(open_.begin(), open_.end(), reader_.absolute(path)) != open_.end())
        return wrong(item, "'extends' is circular: " + path + " is already being read");
      if (++extended_ > kMaxFiles)
        return wrong(item, "more than " + std::to_string(kMaxFiles) + " files are read because of 'extends'");
      if (const auto refused = reader_.refusal(path)) return wrong(item, path + " " + refused->message);
      if (reader_.kind(path) != source::PathKind::file) return wrong(item, "there is no file " + path);
      if (auto error = load(path)) return error;
    }
    open_.pop_back();
    return std::nullopt;
  }

  std::optional<Error> add_rules_directories(const SettingsFile& file) {
    const Json* list = file.json.find("rulesDirectories");
    if (list == nullptr) return std::nullopt;
    if (!list->is(JsonKind::array))
      return base::error_at(file.path, file.text, list->begin,
                            "'rulesDirectories' must be a list of folders");
    for (const Json& item : list->items) {
      if (!item.is(JsonKind::string) || item.string.empty())
        return base::error_at(file.path, file.text, item.begin, "this must be the path of a folder");
      const std::string folder = source::join(source::folder_of(file.absolute_path), item.string);
      if (const auto refused = reader_.refusal(folder))
        return base::error_at(file.path, file.text, item.begin, folder + " " + refused->message);
      if (reader_.kind(folder) != source::PathKind::directory)
        return base::error_at(file.path, file.text, item.begin, "there is no folder " + folder);
      chain_.rules_directories.push_back({folder, file.location(item.begin, item.end)});
    }
    return std::nullopt;
  }

  const source::FileReader& reader_;
  std::string_view program_version_;
  SettingsChain chain_;
  std::vector<std::string> open_;  // absolute paths of those that extend the one being read
  std::size_t extended_ = 0;
};

/// How much text the patterns are; those for files are counted as they are matched, with their folders.
std::size_t pattern_bytes(const Settings& settings) {
  std::size_t bytes = 0;
  const auto add = [&](const auto&... lists) {
    for (const std::vector<std::string>* list : {&lists...}) {
      for (const std::string& pattern : *list)
        bytes += pattern.size();
    }
  };
  for (const Override& choice : settings.choices)
    add(choice.files, choice.sites, choice.key_paths);
  for (const Suppression& suppression : settings.suppressions)
    add(suppression.files, suppression.sites, suppression.key_paths);
  for (const Exclusion& exclusion : settings.exclusions)
    bytes += exclusion.written.size();
  for (const SiteEntry& entry : settings.site_entries)
    bytes += entry.sites.size();
  return bytes;
}

/// What there is too much of, since each pattern and entry is tried on every file, site or finding; or
/// nothing.
std::string excess(const Settings& settings) {
  constexpr std::size_t kMostPatternBytes = 64 * 1024, kMostEntries = 4'000;
  if (pattern_bytes(settings) > kMostPatternBytes)
    return "more than 64 KB of patterns for files, sites and key paths";
  const std::size_t entries =
      settings.choices.size() + settings.suppressions.size() + settings.site_entries.size();
  return entries > kMostEntries ? "more than 4,000 overrides, suppressions and sites" : "";
}

}  // namespace

std::optional<std::string> SettingsFinder::nearest(const std::string& folder) {
  std::vector<std::string> passed;
  std::optional<std::string> answer;
  for (std::string here = source::normal_path(folder);; here = source::join(here, "..")) {
    if (const auto known = by_folder_.find(here); known != by_folder_.end()) {
      answer = known->second;
      break;
    }
    passed.push_back(here);
    std::string path = source::join(here, kFileName);
    // A link that leads nowhere, a pipe or a folder is an error where it is read, not a lack of settings.
    const source::PathKind kind = reader_.kind(path);
    if (kind != source::PathKind::missing && kind != source::PathKind::unknown) {
      answer = std::move(path);
      break;
    }
    if (reader_.kind(source::join(here, ".git")) != source::PathKind::missing) break;
    const std::string absolute = reader_.absolute(here);
    if (source::is_root(absolute) || absolute == "." || absolute.starts_with(".."))
      break;  // nothing is above
  }
  for (std::string& each : passed)
    by_folder_.emplace(std::move(each), answer);
  return answer;
}

base::Result<SettingsChain> load_settings(const source::FileReader& reader, const std::string& path,
                                          std::string_view program_version) {
  Loader loader(reader, program_version);
  if (auto error = loader.load(path)) return *error;
  return loader.take();
}

std::optional<Settings> read_settings(const SettingsChain& chain, const KnownNames& known,
                                      std::vector<base::Error>& errors) {
  Settings settings;
  settings.rules_directories = chain.rules_directories;
  const std::string folder = source::folder_of(chain.files.back().absolute_path);
  for (const SettingsFile& file : chain.files) {
    settings.files.push_back(file.path);
    read_file(file, folder, known, settings, errors);
  }
  if (const std::string what = excess(settings); !what.empty())
    errors.push_back({ErrorCode::settings, chain.files.back().path + ": " + what});
  if (!errors.empty()) return std::nullopt;
  return settings;
}

}  // namespace iislint::settings
