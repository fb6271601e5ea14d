#include "engine/workspace.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "schema/binding/location_path.h"
#include "source/decode.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using schema::FileKind;

bool is_kind(const std::string& path, FileKind kind) {
  return schema::file_kind_of_path(path) == kind;
}

}  // namespace

config::HierarchyFile level_of(const ParsedFile& parsed, const FileContext& context) {
  config::HierarchyFile level;
  level.document = &parsed.document;
  level.binding = &*parsed.binding;
  level.index = parsed.index;
  level.kind = parsed.kind;
  level.path = context.place;
  level.shown_path = context.shown_place;
  level.is_kind_certain = parsed.is_kind_certain;
  level.is_application = context.is_application;
  return level;
}

Workspace::Workspace(const source::FileReader& reader, const Options& options, FilePolicies& choices,
                     source::SourceStore& sources, std::vector<InputFile>& files,
                     std::vector<RunError>& errors)
    : reader_(reader),
      options_(options),
      choices_(choices),
      sources_(sources),
      files_(files),
      errors_(errors) {
  if (options.kind) return;  // somebody says what the files are: each stands for itself
  find_servers();
  if (servers_.empty()) return;
  find_places();
  find_contexts();
}

const FileContext& Workspace::context(std::size_t file) const {
  static const FileContext kAlone;
  if (contexts_.empty()) return kAlone;
  const auto found = contexts_.find(reader_.absolute(files_[file].path));
  return found == contexts_.end() ? kAlone : found->second;
}

source::FileId Workspace::id_of(std::size_t file) const {
  const auto added = added_ids_.find(file);
  return added == added_ids_.end() ? static_cast<source::FileId>(file) : added->second;
}

const ParsedFile* Workspace::parsed(std::size_t file) const {
  if (parsed_.empty()) return nullptr;
  const auto found = parsed_.find(reader_.absolute(files_[file].path));
  return found == parsed_.end() ? nullptr : found->second.get();
}

const settings::HierarchySettings& Workspace::settings_for(const std::string& path) {
  static const settings::HierarchySettings kNone;
  const settings::Settings* settings = choices_.settings_for(source::folder_of(path));
  return settings != nullptr ? settings->hierarchy : kNone;
}

/// Servers among the files of folders that were walked through, and those that settings name for a
/// web.config.
void Workspace::find_servers() {
  for (std::size_t i = 0; i < files_.size(); ++i)
    indexes_.try_emplace(reader_.absolute(files_[i].path), i);
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const std::string path = reader_.absolute(files_[i].path);
    if (is_kind(path, FileKind::web)) {
      const auto& settings = settings_for(files_[i].path);
      if (settings.application_host) server_at(*settings.application_host, settings);
    }
  }
  const std::size_t count = files_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = reader_.absolute(files_[i].path);
    if (!files_[i].is_found || !is_kind(path, FileKind::application_host)) continue;
    if (const Server* server = server_at(path, settings_for(files_[i].path)); server != nullptr)
      add_sites_files(*server);
  }
}

Workspace::Server* Workspace::server_at(const std::string& path,
                                        const settings::HierarchySettings& settings) {
  const auto [entry, fresh] = servers_.try_emplace(path);
  if (!fresh) return entry->second.get();
  auto server = std::make_unique<Server>();
  const std::pair<std::optional<std::string>, FileKind> files[] = {
      {settings.machine_config, FileKind::machine},
      {settings.root_web_config, FileKind::machine},
      {path, FileKind::application_host}};
  for (const auto& [file, kind] : files) {
    const ParsedFile* parsed = file ? parse(*file, server->levels) : nullptr;
    if (parsed == nullptr || !parsed->binding) continue;
    server->levels.push_back(level_of(*parsed, {}));
    server->levels.back().kind = kind;
    if (kind == FileKind::application_host) server->folders = site_folders(*parsed, settings, reader_);
  }
  entry->second = std::move(server);
  return entry->second.get();
}

void Workspace::add_sites_files(const Server& server) {
  for (const SiteFolder& folder : server.folders) {
    if (!walked_.insert(folder.absolute_folder).second) continue;
    if (reader_.kind(folder.folder) != source::PathKind::directory) continue;
    std::vector<InputFile> found;
    collect_files(reader_, folder.folder, found, errors_);
    for (InputFile& file : found) {
      const std::string path = reader_.absolute(file.path);
      if (!is_kind(path, FileKind::web) || !indexes_.try_emplace(path, files_.size()).second) continue;
      added_ids_[files_.size()] = sources_.add(base::to_valid_utf8(file.path), {});
      files_.push_back({file.path, std::nullopt, true});
    }
  }
}

const ParsedFile* Workspace::parse(const std::string& path, const std::vector<config::HierarchyFile>& above) {
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
  ParseOptions terms;
  for (const config::HierarchyFile& level : above)
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
    if (!source::is_below(own, folder.absolute_folder, rest)) continue;
    if (best && best->folder->folder == folder.folder) continue;
    const std::string below = rest.empty() ? std::string() : "/" + std::string(rest);
    best = Place{&server, &folder, schema::normal_location(folder.place + below), folder.shown_place + below,
                 rest.empty()};
  }
  return best;
}

void Workspace::find_places() {
  for (const InputFile& file : files_) {
    const std::string path = reader_.absolute(file.path);
    if (!is_kind(path, FileKind::web)) continue;
    for (const auto& [name, server] : servers_) {
      if (server == nullptr || server->levels.empty()) continue;
      if (auto place = place_in(*server, path)) {
        add_files_above(*place, path);
        places_[path] = std::move(*place);
        break;
      }
    }
  }
}

/// The web.config files in the folders between the roots of the place's sites and applications and the file
/// itself, whether they are to be checked or not.
void Workspace::add_files_above(const Place& place, const std::string& path) {
  std::vector<std::string> folders;
  for (const SiteFolder& folder : place.server->folders) {
    if (folder.place != place.path && config::is_at_or_below(place.path, folder.place))
      folders.push_back(folder.absolute_folder);
  }
  const std::string root = place.folder->absolute_folder;
  std::string_view rest;
  for (std::string folder = source::folder_of(path);
       folder != root && source::is_below(folder, root, rest);) {
    folder = source::join(folder, "..");
    if (!climbed_.insert(folder).second) break;  // those above it have been found
    folders.push_back(folder);
  }
  for (const std::string& folder : folders) {
    const auto found = web_config_in(folder);
    if (!found || *found == path || places_.count(*found) != 0) continue;
    if (auto above = place_in(*place.server, *found)) places_[*found] = std::move(*above);
  }
}

std::optional<std::string> Workspace::web_config_in(const std::string& folder) {
  const auto [known, fresh] = web_configs_.try_emplace(folder);
  if (!fresh) return known->second;
  const auto entries = reader_.list(folder);
  if (!entries) return known->second;
  for (const source::DirectoryEntry& entry : *entries) {
    if (entry.kind == source::PathKind::file && is_kind(entry.name, FileKind::web))
      known->second = source::join(folder, entry.name);
  }
  return known->second;
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
  std::vector<std::pair<std::string, const Place*>> order;
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
      const ParsedFile* parsed = parse(other, contexts_[other].above);
      if (parsed == nullptr || !parsed->binding || parsed->is_piece) continue;
      context.above.push_back(level_of(*parsed, contexts_[other]));
    }
  }
  for (const auto& [name, server] : servers_) {  // what stands above applicationHost.config itself
    if (server == nullptr || indexes_.count(name) == 0 || server->levels.size() < 2) continue;
    contexts_[name].above.assign(server->levels.begin(), server->levels.end() - 1);
  }
}

base::Result<std::vector<config::HierarchyFile>> Workspace::levels_at(std::size_t file,
                                                                      const std::string& below) {
  const FileContext own = context(file);
  const std::string path = reader_.absolute(files_[file].path);
  indexes_.try_emplace(path, file);
  const ParsedFile* parsed = parse(path, own.above);
  if (parsed == nullptr)
    return base::Error{base::ErrorCode::unreadable_file, "cannot read " + files_[file].path};
  if (!parsed->binding)
    return base::Error{base::ErrorCode::unreadable_file, files_[file].path + " is not a configuration file"};
  std::vector<config::HierarchyFile> levels = own.above;
  levels.push_back(level_of(*parsed, own));
  const std::string rest = schema::normal_location(below);
  const std::string place = own.place.empty() || rest.empty() ? own.place + rest : own.place + "/" + rest;
  std::vector<std::pair<std::string, std::string>> deeper;  // place, file
  for (const auto& [other, other_context] : contexts_) {
    const bool is_on_the_way =
        other != path && !other_context.place.empty() && other_context.place != own.place &&
        config::is_at_or_below(place, other_context.place) &&
        config::is_at_or_below(other_context.place, own.place) && other_context.unread_because.empty();
    if (is_on_the_way) deeper.emplace_back(other_context.place, other);
  }
  std::sort(deeper.begin(), deeper.end());  // a place sorts before those below it
  for (const auto& [name, other] : deeper) {
    const ParsedFile* below_file = parse(other, contexts_[other].above);
    if (below_file != nullptr && below_file->binding && !below_file->is_piece)
      levels.push_back(level_of(*below_file, contexts_[other]));
  }
  return levels;
}

}  // namespace iislint::engine
