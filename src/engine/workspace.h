// The files of a run in their places: which web.config belongs to which site of which server, and what stands
// above it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/hierarchy.h"
#include "engine/file_policy.h"
#include "engine/input.h"
#include "engine/parsed_file.h"
#include "engine/site_folders.h"
#include "source/source_file.h"

namespace iislint::engine {

/// Where a file stands. A file that no server is known for has nothing above it.
struct FileContext {
  std::vector<config::HierarchyFile> above;  ///< outermost first
  std::string place;                         ///< normal path, "" for the server itself
  std::string shown_place;
  bool is_application = true;
  std::string unread_because;  ///< why IIS does not read it at all; empty when it does
  std::vector<diag::Related> unread_related;
};

/// The file in that place, as a level of a hierarchy. Borrows the file, which must be bound.
config::HierarchyFile level_of(const ParsedFile& parsed, const FileContext& context);

/// Made before any file is checked; constant afterwards. Owns the files that stand above others, parsed.
class Workspace {
 public:
  /// `sources` has room for `files` by their index; files that are needed but not to be checked are added
  /// behind. Web.config files of sites that a server among `files` names are added to `files`.
  Workspace(const source::FileReader& reader, const Options& options, FilePolicies& choices,
            source::SourceStore& sources, std::vector<InputFile>& files, std::vector<RunError>& errors);

  const FileContext& context(std::size_t file) const;

  /// Where the store has the file: its index for those that were given.
  source::FileId id_of(std::size_t file) const;

  /// The files that decide for a place below the one of the file ("" is that place itself), outermost first;
  /// the last is the file of the place, or the nearest above it. Fails when the file cannot be read or is no
  /// configuration.
  base::Result<std::vector<config::HierarchyFile>> levels_at(std::size_t file, const std::string& below);

  /// The file, when it had to be parsed already, or null.
  const ParsedFile* parsed(std::size_t file) const;

 private:
  struct Server {
    std::vector<config::HierarchyFile> levels;  // machine.config, root web.config, applicationHost.config
    std::vector<SiteFolder> folders;
  };
  struct Place {
    const Server* server = nullptr;
    const SiteFolder* folder = nullptr;
    std::string path, shown_path;
    bool is_folder_root = false;
  };

  void find_servers();
  const settings::HierarchySettings& settings_for(const std::string& path);
  Server* server_at(const std::string& path, const settings::HierarchySettings& settings);
  void add_sites_files(const Server& server);
  void find_places();
  void add_files_above(const Place& place, const std::string& path);
  std::optional<std::string> web_config_in(const std::string& folder);
  std::optional<Place> place_in(const Server& server, const std::string& path) const;
  void find_contexts();
  void fill(FileContext& context, const Place& place) const;
  const ParsedFile* parse(const std::string& path, const std::vector<config::HierarchyFile>& above);

  const source::FileReader& reader_;
  const Options& options_;
  FilePolicies& choices_;
  source::SourceStore& sources_;
  std::vector<InputFile>& files_;
  std::vector<RunError>& errors_;
  schema::SecretNames secret_names_{*options_.facts};
  std::map<std::string, std::unique_ptr<Server>> servers_;     // by normal path
  std::map<std::string, std::unique_ptr<ParsedFile>> parsed_;  // by normal path
  std::set<std::string> walked_;                               // folders of sites
  std::set<std::string> climbed_;  // folders whose web.config, and those above, are known
  std::map<std::string, std::optional<std::string>> web_configs_;  // by folder
  std::map<std::string, std::size_t> indexes_;                     // of files_, by normal path
  std::map<std::size_t, source::FileId> added_ids_;                // of files behind those that were given
  std::map<std::string, Place> places_;          // by normal path, with those above files to check
  std::map<std::string, FileContext> contexts_;  // by normal path
};

}  // namespace iislint::engine
