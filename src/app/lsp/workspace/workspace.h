// The folders and the open documents of an editor, over one project: what is typed counts everywhere instead
// of what is stored.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/lsp/text/document.h"
#include "app/lsp/workspace/setup.h"
#include "engine/project.h"
#include "source/fenced_reader.h"

namespace iislint::lsp {

/// What a document is to iislint.
enum class DocumentRole : std::uint8_t {
  none,           ///< nothing is said of it
  configuration,  ///< checked
  settings,       ///< read by the project: settings or rules
};

/// Files about which something else may be said now.
struct Affected {
  bool all = false;
  bool reaches_others = false;  ///< files that were not changed themselves are among them
  std::set<std::string> paths;
};

class Workspace {
 public:
  /// Borrows the files of the setup.
  explicit Workspace(Setup setup) : setup_(std::move(setup)) {}

  // ---- folders

  const std::set<std::string>& folders() const { return folders_; }
  void add_folder(const std::string& path);
  void remove_folder(const std::string& path);
  /// Looks for configuration files in the folders, so that files know those above them. Once for each set of
  /// folders.
  void search();

  // ---- documents

  Document& open(const std::string& uri, std::int64_t version, std::string text);
  /// Of the document, whatever way its URI is written; null when it is not open.
  Document* find(std::string_view uri);
  const Document* at_path(const std::string& path) const;
  const std::map<std::string, Document>& documents() const { return documents_; }
  /// Call it after the text of an open document has changed.
  void changed(const Document& document);
  void close(const std::string& uri);
  /// What is stored there has changed, come or gone.
  void stored(const std::string& uri);

  // ---- what there is to say

  /// With the texts of all documents.
  engine::Project& project();
  DocumentRole role(const Document& document);
  /// Whether nothing is said of the file, for the settings exclude it. It counts for others all the same.
  bool is_excluded(const std::string& path);
  /// All configuration files that are known: found, open, and of sites.
  std::vector<std::string> files();
  /// Whether a file is stored there.
  bool is_there(const std::string& path) const { return setup_.files.kind(path) == source::PathKind::file; }
  /// Everything may be said anew.
  void touch_all();
  /// What has changed since this was asked for.
  Affected take_affected();
  /// Ids of the diagnostics of files, by path, as long as nothing has changed since they were noted.
  std::map<std::string, std::string>& result_ids();
  /// Why a part of the options does not count; empty when all do.
  const std::string& problem() const { return problem_; }

  /// The path that stands for the URI, also where it names no file.
  std::string path_of(std::string_view uri) const;
  /// The path of a file or a folder; nothing when the URI names none on this machine.
  std::optional<std::string> file_of(std::string_view uri) const;
  std::string absolute(const std::string& path) const { return setup_.files.absolute(path); }
  std::string uri_of(const std::string& path) const;

 private:
  static constexpr int kMostFoldersUp = 4;

  void make_project();
  void hand_over(const Document& document);
  void ask_who_names(const std::string& path);
  bool is_read_by_project(const std::string& path);

  Setup setup_;
  std::set<std::string> folders_;
  std::map<std::string, Document> documents_;  // by path
  std::set<std::string> waiting_;              // documents whose text the project does not have
  std::vector<engine::InputFile> found_;       // in the folders
  bool is_searched_ = false;
  std::unique_ptr<source::FencedReader> fence_;
  std::unique_ptr<engine::Project> project_;  // null: to be made
  Affected affected_;
  std::map<std::string, std::string> result_ids_;
  std::string problem_;
};

}  // namespace iislint::lsp
