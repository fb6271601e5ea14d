#include "app/lsp/workspace/workspace.h"

#include <algorithm>

#include "app/lsp/text/uris.h"
#include "app/lsp/workspace/document_roles.h"
#include "base/text.h"
#include "engine/input/file_names.h"
#include "engine/input/readable_folders.h"
#include "source/decode.h"
#include "source/paths.h"

namespace iislint::lsp {

using source::folder_of;

// ---- folders

void Workspace::add_folder(const std::string& path) {
  if (!folders_.insert(path).second) return;
  is_searched_ = false;
  project_ = nullptr;
  touch_all();
}

void Workspace::remove_folder(const std::string& path) {
  if (folders_.erase(path) == 0) return;
  is_searched_ = false;
  project_ = nullptr;
  touch_all();
}

void Workspace::search() {
  if (is_searched_) return;
  is_searched_ = true;
  found_.clear();
  if (project_ == nullptr) make_project();
  for (const std::string& folder : folders_) {
    std::vector<std::string> paths;
    for (const engine::InputFile& file : engine::collect_files(*fence_, folder).files)
      paths.push_back(file.path);
    const std::vector<bool> left_out =
        setup_.left_out ? setup_.left_out(*project_, paths, folder) : std::vector<bool>(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!left_out[i]) found_.push_back({paths[i], std::nullopt, true});
    }
  }
  project_->add(found_);
  touch_all();
}

// ---- documents

std::optional<std::string> Workspace::file_of(std::string_view uri) const {
  const auto path = path_of_uri(uri);
  return path ? std::optional(setup_.files.absolute(*path)) : std::nullopt;
}

std::string Workspace::path_of(std::string_view uri) const {
  if (auto path = file_of(uri)) return std::move(*path);
  // A document without a file is judged like one in the first folder.
  const std::string folder = folders_.empty() ? setup_.files.absolute(".") : *folders_.begin();
  return source::join(folder, "unsaved:" + std::to_string(base::fnv1a(uri)) + "/" + name_in_uri(uri));
}

std::string Workspace::uri_of(const std::string& path) const {
  const Document* document = at_path(path);
  return document != nullptr ? document->uri() : uri_of_path(path);
}

Document& Workspace::open(const std::string& uri, std::int64_t version, std::string text) {
  std::string path = path_of(uri);
  std::optional<source::EncodingFacts> stored;
  if (setup_.files.kind(path) == source::PathKind::file) {
    if (auto bytes = setup_.files.read(path, setup_.options.max_file_bytes))
      stored = source::decode(std::move(*bytes)).facts;
  }
  const auto [entry, is_new] =
      documents_.insert_or_assign(path, Document(uri, path, version, std::move(text), std::move(stored)));
  if (project_ != nullptr && fence_->refusal(path)) project_ = nullptr;  // its folder may be read now
  waiting_.insert(path);
  touch_all();
  return entry->second;
}

Document* Workspace::find(std::string_view uri) {
  const auto known = documents_.find(path_of(uri));
  return known == documents_.end() ? nullptr : &known->second;
}

const Document* Workspace::at_path(const std::string& path) const {
  const auto known = documents_.find(path);
  return known == documents_.end() ? nullptr : &known->second;
}

void Workspace::changed(const Document& document) {
  waiting_.insert(document.path());
  result_ids_.clear();
}

void Workspace::close(const std::string& uri) {
  const std::string path = path_of(uri);
  if (documents_.erase(path) == 0) return;
  waiting_.erase(path);
  if (project_ != nullptr) project_->close(path);
  touch_all();
}

void Workspace::stored(const std::string& uri) {
  const std::string path = path_of(uri);
  if (is_settings_name(path)) {  // which files they exclude may be others now
    is_searched_ = false;
    touch_all();
  }
  if (at_path(path) != nullptr) return;  // the buffer counts
  const bool is_there = setup_.files.kind(path) == source::PathKind::file;
  const auto is_same = [&](const engine::InputFile& file) { return file.path == path; };
  const bool is_known = std::any_of(found_.begin(), found_.end(), is_same);
  if (is_there != is_known && engine::is_searched_file(setup_.files, path)) is_searched_ = false;
  if (!is_there && is_known) project_ = nullptr;  // the search begins anew
  if (project_ != nullptr) project_->invalidate(path);
  touch_all();
}

void Workspace::touch_all() {
  affected_.all = true;
  result_ids_.clear();
}

std::map<std::string, std::string>& Workspace::result_ids() {
  project();  // takes over what waits
  return result_ids_;
}

Affected Workspace::take_affected() {
  project();
  return std::exchange(affected_, {});
}

// ---- the project

void Workspace::make_project() {
  std::vector<std::string> paths(folders_.begin(), folders_.end());
  for (const auto& [path, document] : documents_) {
    paths.push_back(path);
    waiting_.insert(path);
  }
  fence_ = std::make_unique<source::FencedReader>(
      setup_.files, engine::readable_folders(setup_.files, paths, setup_.options));
  auto opened = engine::Project::open(*fence_, setup_.options);
  if (!opened) {
    problem_ = opened.error().message;
    setup_.options.schema_directory.clear();  // the only thing that keeps it from being opened
    opened = engine::Project::open(*fence_, setup_.options);
  }
  project_ = std::move(*opened);
  if (is_searched_) project_->add(found_);
  result_ids_.clear();
}

/// A file of JSON is settings or rules where something has read it as such.
bool Workspace::is_read_by_project(const std::string& path) {
  if (is_settings_name(path)) return true;
  project_->policy(source::join(folder_of(path), "web.config"));
  return project_->reads(path);
}

DocumentRole Workspace::role(const Document& document) {
  project();
  if (!is_within_bounds(document.uri())) return DocumentRole::none;
  if (is_json_name(document.path()))
    return is_read_by_project(document.path()) ? DocumentRole::settings : DocumentRole::none;
  return may_be_configuration(document.path(), document.text()) && !is_excluded(document.path())
             ? DocumentRole::configuration
             : DocumentRole::none;
}

bool Workspace::is_excluded(const std::string& path) {
  return setup_.is_excluded && setup_.is_excluded(project(), path);
}

/// What a file is that another one keeps a section in, only that one says.
void Workspace::ask_who_names(const std::string& path) {
  if (engine::is_searched_name(path.substr(path.rfind('/') + 1))) return;
  std::string folder = folder_of(path);
  for (int i = 0; i < kMostFoldersUp; ++i, folder = folder_of(folder)) {
    const std::string above = source::join(folder, "web.config");
    if (project_->files().find(above)) project_->check(above);
  }
}

void Workspace::hand_over(const Document& document) {
  if (!is_within_bounds(document.uri())) return;
  const std::string& path = document.path();
  const bool is_ours =
      is_json_name(path) ? is_read_by_project(path) : may_be_configuration(path, document.text());
  if (!is_ours) return;
  ask_who_names(path);
  const auto add_dependents = [&] {
    for (const std::string& other : project_->dependents(path)) {
      affected_.paths.insert(project_->absolute(other));
      affected_.reaches_others = true;
    }
  };
  add_dependents();
  project_->update(path, document.bytes());
  add_dependents();
  affected_.paths.insert(path);
}

engine::Project& Workspace::project() {
  if (project_ == nullptr) make_project();
  if (!is_searched_) search();
  for (const std::string& path : std::exchange(waiting_, {})) {
    const auto document = documents_.find(path);
    if (document != documents_.end()) hand_over(document->second);
  }
  return *project_;
}

std::vector<std::string> Workspace::files() {
  project();
  std::set<std::string> paths;
  for (const engine::InputFile& file : found_)
    paths.insert(file.path);
  for (const auto& [path, document] : documents_) {
    if (role(document) == DocumentRole::configuration) paths.insert(path);
  }
  for (const engine::Member& member : project_->layout().added())
    paths.insert(project_->files().path(member.file));
  return {paths.begin(), paths.end()};
}

}  // namespace iislint::lsp
