// What .iislint.json says, as data. Every value knows where it was written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/rule_info.h"
#include "diag/site_facts.h"
#include "settings/suppression.h"
#include "source/location.h"

namespace iislint::settings {

inline constexpr const char* kFileName = ".iislint.json";

template <typename T>
struct Sourced {
  T value;
  source::Location origin;
};

/// The key "hierarchy": which files of the repository are those of a server, and which folder is which site.
/// All paths are absolute.
struct HierarchySettings {
  std::optional<std::string> application_host;
  std::optional<std::string> root_web_config;
  std::optional<std::string> machine_config;
  /// By virtual path in lower case: "default web site/app" -> folder.
  std::map<std::string, std::string> folders;
  /// Beginnings of physicalPath ("c:/inetpub", lower case, with '/') and the folders they stand for.
  std::vector<std::pair<std::string, std::string>> physical_paths;
  std::map<std::string, source::Location, std::less<>>
      origins;  ///< by key that is written: "applicationHost"
};

/// The level of a rule.
struct RuleLevel {
  const diag::RuleInfo* rule;
  diag::Severity severity;
  source::Location origin;
  std::string group = {};  ///< the pattern or group that was written, if it was not the id
};

/// A parameter of a rule.
struct RuleOption {
  const diag::RuleInfo* rule;
  const diag::Param* param;
  std::string text;
  std::int64_t number;  ///< of a timeSpan in ticks
  source::Location origin;
};

/// A part of the settings and the files, sites and key paths it is for; an empty list means all of them. A
/// choice for sites or key paths holds levels only.
struct Override {
  std::vector<std::string> files;  ///< globs for base::matches_path and absolute paths
  std::vector<std::string> sites;  ///< globs for base::matches_glob
  std::vector<std::string> key_paths;
  std::optional<Sourced<std::string>> profile;
  std::vector<RuleLevel> levels;
  std::vector<RuleOption> options;

  bool is_for_whole_files() const { return sites.empty() && key_paths.empty(); }
};

/// What a search leaves out.
struct Exclusion {
  std::vector<std::string> globs;  ///< for base::matches_path and absolute paths
  std::string written;
  source::Location origin;
};

/// Facts of the sites whose name fits.
struct SiteEntry {
  std::string sites;  ///< a glob
  diag::SiteFacts facts;
  source::Location origin;
};

/// A settings file with those it extends. Owns its strings, borrows the rules. Does not move once it is read:
/// what is resolved from it points into it.
struct Settings {
  std::vector<std::string> files;  ///< paths as shown, in the order in which they count: the last one wins
  HierarchySettings hierarchy;
  std::vector<Override> choices;  ///< a later one wins
  std::vector<SiteEntry> site_entries;
  std::vector<Sourced<std::string>> rules_directories;  ///< absolute
  std::vector<Suppression> suppressions;
  std::vector<Exclusion> exclusions;
  std::optional<Sourced<diag::Severity>> fail_on;  ///< the lowest level that counts; off: none does
  std::optional<Sourced<std::string>> target;      ///< the kind of server that the files are for
  std::vector<Sourced<std::string>> installed;     ///< modules of other makers that these servers have
  std::optional<Sourced<std::string>> format;      ///< of what is printed, where the command line names none
};

/// What the settings say of a site; a later entry wins, fact by fact.
diag::SiteFacts facts_of(const Settings& settings, std::string_view site);

/// A physicalPath as it is compared: lower case, '/' between folders, none at the end, %SystemDrive% as c:.
std::string normal_physical_path(std::string_view path);

}  // namespace iislint::settings
