#include "engine/workspace.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "schema/location_path.h"
#include "source/decode.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using schema::FileKind;

bool is_kind(const std::string& path, FileKind kind) {
  return schema::file_kind_of_path(path) == kind;
}

}  // namespace

Workspace::Workspace(const source::FileReader& reader, const Options& options, source::SourceStore& sources,
                     std::vector<InputFile>& files, std::vector<RunError>& errors)
    : reader_(reader), options_(options), sources_(sources), files_(files), errors_(errors) {
  if (options.kind) return;  // somebody says what the files are: each stands for itself
  find_servers();
  if (servers_.empty()) return;
  find_places();
  find_contexts();
}

const FileContext& Workspace::context(std::size_t file) const {
  static const FileContext kAlone;
  const auto found = contexts_.find(file);
  return found == contexts_.end() ? kAlone : found->second;
}

source::FileId Workspace::id_of(std::size_t file) const {
  const auto added = added_ids_.find(file);
  return added == added_ids_.end() ? static_cast<source::FileId>(file) : added->second;
}

const ParsedFile* Workspace::parsed(std::size_t file) const {
  if (parsed_.empty()) return nullptr;
  const auto found = parsed_.find(source::normal_path(files_[file].path));
  return found == parsed_.end() ? nullptr : found->second.get();
}

const settings::HierarchySettings& Workspace::settings_for(const std::string& folder) {
  const auto [entry, fresh] = settings_.try_emplace(folder);
  if (!fresh) return entry->second;
  auto found = settings::find_settings(reader_, folder);
  if (!found) {
    const bool is_told = std::any_of(errors_.begin(), errors_.end(), [&](const RunError& error) {
      return error.error.message == found.error().message;
    });
    if (!is_told) errors_.push_back({folder, found.error()});
  } else if (*found) {
    entry->second = (*found)->hierarchy;
  }
  return entry->second;
}

/// Servers among the files of folders that were walked through, and those that settings name for a
/// web.config.
void Workspace::find_servers() {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const std::string path = source::normal_path(files_[i].path);
    indexes_.try_emplace(path, i);
    const std::string folder = source::folder_of(path);
    if (is_kind(path, FileKind::web)) {
      const auto& settings = settings_for(folder);
      if (settings.application_host) server_at(*settings.application_host, settings);
    }
  }
  const std::size_t count = files_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = source::normal_path(files_[i].path);
    if (!files_[i].is_found || !is_kind(path, FileKind::application_host)) continue;
    if (const Server* server = server_at(path, settings_for(source::folder_of(path))); server != nullptr)
      add_sites_files(*server);
  }
}

Workspace::Server* Workspace::server_at(const std::string& path,
                                        const settings::HierarchySettings& settings) {
  const auto [entry, fresh] = servers_.try_emplace(path);
  if (!fresh) return entry->second.get();
  auto server = std::make_unique<Server>();
  server->path = path;
  server->settings = settings;
  const std::pair<std::optional<std::string>, FileKind> files[] = {
      {settings.machine_config, FileKind::machine},
      {settings.root_web_config, FileKind::machine},
      {path, FileKind::application_host}};
  for (const auto& [file, kind] : files) {
    const ParsedFile* parsed = file ? parse(*file, server->levels) : nullptr;
    if (parsed == nullptr || !parsed->binding) continue;
    config::Level level;
    level.document = &parsed->document;
    level.binding = &*parsed->binding;
    level.kind = kind;
    server->levels.push_back(std::move(level));
    if (kind == FileKind::application_host) server->folders = site_folders(*parsed, settings, reader_);
  }
  entry->second = std::move(server);
  return entry->second.get();
}

void Workspace::add_sites_files(const Server& server) {
  for (const SiteFolder& folder : server.folders) {
    if (reader_.kind(folder.folder) != source::PathKind::directory) continue;
    std::vector<InputFile> found;
    collect_files(reader_, folder.folder, found, errors_);
    for (InputFile& file : found) {
      const std::string path = source::normal_path(file.path);
      if (!is_kind(path, FileKind::web) || !indexes_.try_emplace(path, files_.size()).second) continue;
      added_ids_[files_.size()] = sources_.add(path, {});
      files_.push_back({path, std::nullopt, true});
    }
  }
}

const ParsedFile* Workspace::parse(const std::string& path, const std::vector<config::Level>& above) {
  const auto [entry, fresh] = parsed_.try_emplace(path);
  if (!fresh) return entry->second.get();
  const auto index = indexes_.find(path);
  const bool is_input = index != indexes_.end();
  auto bytes = is_input && files_[index->second].bytes
                   ? base::Result<std::string>(*files_[index->second].bytes)
                   : reader_.read(path, options_.max_file_bytes);
  if (!bytes) {
    if (!is_input) errors_.push_back({path, bytes.error()});  // else its own check says so
    return nullptr;
  }
  const std::string shown = base::to_valid_utf8(is_input ? files_[index->second].path : path);
  source::FileId id;
  if (is_input) {
    id = id_of(index->second);
    sources_.set(id, shown, source::decode(*bytes));
  } else {
    id = sources_.add(shown, source::decode(*bytes));
  }
  ParseTerms terms;
  for (const config::Level& level : above)
    terms.above.push_back(&level.binding->declarations);
  entry->second = std::make_unique<ParsedFile>(parse_file(sources_.file(id), id, options_, terms));
  return entry->second.get();
}

std::optional<Workspace::Place> Workspace::place_in(const Server& server, const std::string& path) const {
  const std::string own = source::folder_of(path);
  std::optional<Place> best;
  for (const SiteFolder& folder :
       server.folders) {  // outer folders first: the last one that fits is the nearest
    std::string_view rest;
    if (!source::is_below(own, source::normal_path(folder.folder), rest)) continue;
    if (best && best->folder->folder == folder.folder) continue;
    const std::string below = rest.empty() ? std::string() : "/" + std::string(rest);
    best = Place{&server, &folder, schema::normal_location(folder.place + below), folder.shown_place + below,
                 rest.empty()};
  }
  return best;
}

void Workspace::find_places() {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const std::string path = source::normal_path(files_[i].path);
    if (!is_kind(path, FileKind::web)) continue;
    for (const auto& [name, server] : servers_) {
      if (server == nullptr || server->levels.empty()) continue;
      if (auto place = place_in(*server, path)) {
        places_[i] = std::move(*place);
        break;
      }
    }
  }
}

void Workspace::fill(FileContext& context, const Place& place) const {
  context.place = place.path;
  context.shown_place = place.shown_path;
  context.is_application = place.is_folder_root && place.folder->is_application;
  const xml::Document& document = *place.server->levels.back().document;
  const auto unread = [&](xml::AttributeId by, std::string because) {
    context.unread_because = std::move(because);
    context.unread_related.push_back(
        {"this attribute says so",
         {document.file_id(), document.attribute(by).name_begin, document.attribute(by).value_end + 1}});
  };
  if (place.folder->pool_forbids != xml::kNone) {
    unread(place.folder->pool_forbids,
           "IIS does not read this file: the application pool has enableConfigurationOverride=\"false\"");
  } else if (!place.is_folder_root && place.folder->subfolders_forbidden != xml::kNone) {
    unread(place.folder->subfolders_forbidden,
           "IIS does not read this file: the virtual directory above it has allowSubDirConfig=\"false\"");
  }
}

/// From the outside in, so that what stands above a file is there when its turn comes.
void Workspace::find_contexts() {
  std::vector<std::pair<std::size_t, const Place*>> order;
  for (const auto& [file, place] : places_)
    order.emplace_back(file, &place);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second->path.size() < b.second->path.size();
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& [file, place] = order[i];
    FileContext& context = contexts_[file];
    fill(context, *place);
    context.above = place->server->levels;
    for (std::size_t j = 0; j < i; ++j) {
      const auto& [other, above] = order[j];
      const bool is_above = above->server == place->server && above->path != place->path &&
                            config::is_at_or_below(place->path, above->path);
      if (!is_above || !contexts_[other].unread_because.empty()) continue;
      const ParsedFile* parsed = parse(source::normal_path(files_[other].path), contexts_[other].above);
      if (parsed == nullptr || !parsed->binding || parsed->is_piece) continue;
      config::Level level;
      level.document = &parsed->document;
      level.binding = &*parsed->binding;
      level.kind = parsed->kind;
      level.path = above->path;
      level.shown_path = above->shown_path;
      level.is_application = contexts_[other].is_application;
      context.above.push_back(std::move(level));
    }
  }
  for (const auto& [name, server] : servers_) {  // what stands above applicationHost.config itself
    const auto index = indexes_.find(name);
    if (server == nullptr || index == indexes_.end() || server->levels.size() < 2) continue;
    contexts_[index->second].above.assign(server->levels.begin(), server->levels.end() - 1);
  }
}

}  // namespace iislint::engine
