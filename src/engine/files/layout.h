// The files of a project in their places: which web.config belongs to which site of which server, and what
// stands above it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "engine/files/project_files.h"
#include "engine/files/site_folders.h"
#include "engine/input/input.h"
#include "engine/policy/file_policies.h"

namespace iislint::engine {

struct TransformBase;

/// Where a file stands. A file that no server is known for has nothing above it.
struct FileContext {
  std::vector<config::HierarchyFile> above;  ///< outermost first
  std::string place;                         ///< normal path, "" for the server itself
  std::string shown_place;
  bool is_application = true;
  std::string unread_because;  ///< why IIS does not read it at all; empty when it does
  std::vector<diag::Related> unread_related;
  std::shared_ptr<const TransformBase> base;  ///< of a transform whose base is there
};

/// What a transform is applied to.
struct TransformBase {
  const ParsedFile* file = nullptr;
  FileContext context;
};

/// The file in that place, as a level of a hierarchy. Borrows the file, which must be bound.
config::HierarchyFile level_of(const ParsedFile& parsed, const FileContext& context);

/// A file that is to be checked.
struct Member {
  source::FileId file = 0;
  bool is_found = false;  ///< by walking through a folder, not named
};

/// Holds as long as neither settings nor the set of files change; texts may (take_over). Borrows what it is
/// given.
class Layout {
 public:
  Layout(const source::FileReader& reader, ProjectFiles& files, FilePolicies& policies,
         const std::vector<Member>& members);

  /// The web.config files of the sites of servers among the members, but for members.
  const std::vector<Member>& added() const { return added_; }
  /// Of folders, and of files above that could not be read, or only in part, and are not checked themselves.
  std::vector<RunError> errors() const;

  /// Takes away the errors of paths that were found by walking and are left out.
  void leave_out(const LeftOut& is_left_out);

  /// Whether the file is a member or one of those that were added.
  bool is_checked(source::FileId file) const { return known_.count(files_.path(file)) != 0; }
  /// The files that may decide for the file, outermost first: they do if they are configuration.
  std::vector<source::FileId> above(source::FileId file) const;
  /// Those of them that do, after prepare().
  std::vector<source::FileId> deciding(source::FileId file) const;
  /// The files that the file may decide for.
  std::vector<source::FileId> below(source::FileId file) const;

  /// The text of the file is another. False when that moves other files, so that a new layout is wanted.
  bool take_over(source::FileId changed);

  /// Reads what stands above the file; after that, context() may be asked by any thread.
  void prepare(source::FileId file);
  FileContext context(source::FileId file) const;

  /// The files that decide for a place below the one of the file ("" is that place itself), outermost first;
  /// the last is the file of the place, or the nearest above it. Fails when the file cannot be read or is no
  /// configuration.
  base::Result<std::vector<config::HierarchyFile>> levels_at(source::FileId file, const std::string& below);

 private:
  /// Files above a place; they share what they have in common.
  struct Chain {
    std::shared_ptr<const Chain> outer;
    source::FileId file = 0;
  };
  struct Server {
    std::size_t rank = 0;                                             // in the order of the paths
    std::vector<std::pair<source::FileId, schema::FileKind>> levels;  // outermost first
    const settings::HierarchySettings* settings = nullptr;
    bool is_complete = true;          // all levels could be read
    std::vector<SiteFolder> folders;  // do not move
    std::unordered_map<std::string, std::vector<const SiteFolder*>> by_place;
    std::shared_ptr<const Chain> chain;  // of its levels
  };
  struct Place {
    const Server* server = nullptr;
    const SiteFolder* folder = nullptr;
    std::string path, shown_path;
    bool is_folder_root = false;
    std::shared_ptr<const Chain> above;
  };

  void find_servers(const std::vector<Member>& members);
  const settings::HierarchySettings& settings_for(const std::string& path);
  Server* server_at(const std::string& path, const settings::HierarchySettings& settings);
  void add_sites_files(const Server& server);
  void index_folders();
  void find_places(const std::vector<Member>& members);
  void place(source::FileId file);
  std::optional<Place> place_in(const Server* only, const std::string& path) const;
  void add_files_above(const Place& place, const std::string& path);
  std::optional<std::string> web_config_in(const std::string& folder);
  void find_chains();
  const Place* place_of(source::FileId file) const;
  FileContext standing_of(source::FileId file) const;
  const std::shared_ptr<const Chain>* chain_above(source::FileId file) const;
  std::vector<source::FileId> files_of(const Chain* chain) const;
  std::vector<config::HierarchyFile> levels_of(const Chain* chain) const;
  bool counts_above(source::FileId file) const;
  void say_if_unread(source::FileId file);
  bool renew(Server& server);
  void prepare_base(source::FileId file);

  const source::FileReader& reader_;
  ProjectFiles& files_;
  FilePolicies& policies_;
  std::vector<Member> added_;
  std::vector<RunError> errors_;
  std::vector<RunError> walk_errors_;                       // of walks through the folders of sites
  std::map<std::string, std::unique_ptr<Server>> servers_;  // by canonical path
  std::unordered_map<source::FileId, schema::FileKind> server_files_;
  std::unordered_map<source::FileId, std::shared_ptr<const Chain>> above_servers_;
  std::unordered_map<std::string, std::vector<std::pair<const Server*, const SiteFolder*>>> by_folder_;
  std::unordered_set<std::string> known_;    // canonical paths of the members
  std::unordered_set<std::string> walked_;   // folders of sites
  std::unordered_set<std::string> climbed_;  // folders whose web.config, and those above, are known
  std::unordered_map<std::string, std::optional<std::string>> web_configs_;  // by folder
  std::unordered_set<source::FileId> prepared_;
  std::unordered_map<source::FileId, source::FileId> bases_;  // of transforms
  std::unordered_map<source::FileId, Place> places_;          // with those of files above members
};

}  // namespace iislint::engine
