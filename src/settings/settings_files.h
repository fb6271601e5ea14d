// From files to settings: where they are found, which others they extend, in which order all of them count.
//
// To add a key: a member of Settings, a line in the table of settings_reader.cpp with the function that reads
// it, the same in schema/json/settings.schema.json, a row in the README.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "settings/settings.h"
#include "source/file_reader.h"
#include "source/line_index.h"
#include "source/location.h"

namespace iislint::settings {

/// What settings may name. Borrowed.
struct KnownNames {
  std::span<const diag::RuleInfo* const> rules;
  std::optional<std::int64_t> (*time_span)(std::string_view text);  ///< the ticks of a timeSpan
  const source::FileReader& files;
  std::span<const std::string_view> formats = {};  ///< of reports
  std::span<const std::string_view> targets = {};  ///< kinds of servers
  std::span<const std::string_view> add_ons = {};  ///< modules that servers may have
};

/// A settings file as it was read.
struct SettingsFile {
  std::string path;  ///< as it is shown
  std::string absolute_path;
  std::string text;
  base::Json json;  ///< an object
  source::LineIndex lines{std::string_view()};

  source::Location location(std::uint32_t begin, std::uint32_t end) const {
    return source::location_of(path, text, lines, begin, end);
  }
};

/// A settings file and those it extends, each checked to be JSON that this version of the program may read.
/// What they say is read by read_settings(), when the rules are known; rules of the user's own are named
/// here.
struct SettingsChain {
  std::vector<SettingsFile> files;  ///< those that are extended before those that extend them
  std::vector<Sourced<std::string>> rules_directories;  ///< absolute
};

/// Looks for settings files, and remembers what it has found of each folder. Borrows the reader.
class SettingsFinder {
 public:
  explicit SettingsFinder(const source::FileReader& reader) : reader_(reader) {}

  /// The nearest settings file, or what has its name and cannot be read, from `folder` upwards; looking ends
  /// at the folder that holds .git. Nothing when there is none.
  std::optional<std::string> nearest(const std::string& folder);

 private:
  const source::FileReader& reader_;
  std::unordered_map<std::string, std::optional<std::string>> by_folder_;  // normal paths
};

/// Reads the file and, before it, those it extends. Fails with "path:line:column: …" when one is missing, no
/// JSON, extends itself, or asks for a newer version of the program than `program_version`.
base::Result<SettingsChain> load_settings(const source::FileReader& reader, const std::string& path,
                                          std::string_view program_version);

/// What the files say together. Nothing, and "path:line:column: …" in `errors` for each thing that cannot be
/// meant: a key, rule or option that does not exist, or a value of another type.
std::optional<Settings> read_settings(const SettingsChain& chain, const KnownNames& known,
                                      std::vector<base::Error>& errors);

}  // namespace iislint::settings
