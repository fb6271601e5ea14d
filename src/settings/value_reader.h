// Reads the values of one settings file by their types and keeps every mistake, with its place.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "diag/rule_names.h"
#include "settings/settings_files.h"

namespace iislint::settings {

/// "; did you mean 'x'?", or "; valid ones are a, b and c" when nothing is near and there are few.
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

/// Borrows the file and the known names. Of a value that is wrong no more is said.
class ValueReader {
 public:
  ValueReader(const SettingsFile& file, const std::string& folder, const KnownNames& known)
      : file_(file), folder_(folder), known_(known) {}

  const KnownNames& known() const { return known_; }
  /// In the order of the file.
  std::vector<base::Error> take_errors();
  void fail(std::uint32_t offset, const std::string& message);
  void fail(const base::Json& at, const std::string& message) { fail(at.begin, message); }
  source::Location origin(std::uint32_t begin, std::uint32_t end) const { return file_.location(begin, end); }
  source::Location origin(const base::Json& json) const { return origin(json.begin, json.end); }

  /// Each says what is wrong and returns nothing when `json` is no such value. `name` is what messages call
  /// it.
  bool is_object(const base::Json& json, const std::string& name);
  std::optional<std::string> text(const base::Json& json, const std::string& name);
  std::optional<bool> boolean(const base::Json& json, const std::string& name);
  std::vector<std::string> texts(const base::Json& json, const std::string& name);
  /// One of the words.
  std::optional<std::string_view> word(const base::Json& json, const std::string& name,
                                       std::span<const std::string_view> words);
  /// The rules that a name stands for, and how specific it is; none, which is said, when it stands for none.
  std::vector<const diag::RuleInfo*> rules_named(const std::string& name, std::uint32_t offset,
                                                 diag::RuleNameRank& rank);
  /// Groups multiply what is written; a stranger may have written it.
  static constexpr std::size_t kMostNamedByGroups = 50'000;
  /// Patterns for files, made absolute.
  std::vector<std::string> file_globs(const base::Json& json, const std::string& name);
  /// Patterns for what is left out.
  void exclusions(const base::Json& json, const std::string& name, std::vector<Exclusion>& exclusions);
  /// The path of a file or folder that is there, seen from this file and made absolute.
  std::optional<std::string> path_of(const base::Json& json, const std::string& name, source::PathKind kind);

  /// Hands every member of the object to `read(member)`, after its key was found among `keys`. `name` is the
  /// object's, empty for the whole file.
  template <typename Read>
  void members(const base::Json& json, const std::string& name, std::span<const std::string_view> keys,
               Read&& read) {
    for (const base::Json::Member& member : json.members) {
      if (is_key(member, name, keys)) read(member);
    }
  }

 private:
  bool is_key(const base::Json::Member& member, const std::string& name,
              std::span<const std::string_view> keys);
  void check_file_globs(const base::Json& json);
  void wrong_type(const base::Json& json, const std::string& name, const std::string& wanted);

  const SettingsFile& file_;
  const std::string& folder_;
  const KnownNames& known_;
  std::size_t named_by_groups_ = 0;
  std::map<std::uint32_t, base::Error> errors_;  ///< the first one of each place
};

}  // namespace iislint::settings
