#include "engine/files/layout.h"

#include <algorithm>

#include "base/text.h"
#include "engine/input/file_names.h"
#include "schema/binding/location_path.h"
#include "source/paths.h"
#include "source/windows_path.h"

namespace iislint::engine {
namespace {

using schema::FileKind;
using source::FileId;

bool is_kind(const std::string& path, FileKind kind) {
  return schema::file_kind_of_path(path) == kind;
}

/// Calls `visit` for the places above a place, nearest first, as long as it returns true.
template <typename Visit>
void for_each_place_above(const std::string& place, Visit&& visit) {
  std::string above = place;
  for (std::size_t slash = above.rfind('/'); slash != std::string::npos; slash = above.rfind('/')) {
    above.resize(slash);
    if (!visit(above)) return;
  }
}

/// Why what the file says is not known, or not as a whole.
std::optional<std::string> problem_of(const ParsedFile& parsed) {
  const std::string_view consequence = ", so files below it cannot be judged";
  if (parsed.status == FileStatus::checked) return std::nullopt;
  if (base::trim(parsed.document.text()).empty())
    return "cannot read: the file is empty" + std::string(consequence);
  if (!parsed.binding)
    return "cannot read: it has no root element <configuration>" + std::string(consequence);
  std::string place;
  if (const auto& found = parsed.findings.kept(); !found.empty())
    place = " (" + std::string(found.front().rule_id) + " in line " +
            std::to_string(parsed.source->position(found.front().span.begin).line) + ")";
  return "could be read in part only" + place + std::string(consequence);
}

bool can_stand_above(const ParsedFile* parsed) {
  return parsed != nullptr && parsed->binding && !parsed->is_piece;
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

Layout::Layout(const source::FileReader& reader, ProjectFiles& files, FilePolicies& policies,
               const std::vector<Member>& members)
    : reader_(reader), files_(files), policies_(policies) {
  if (files.options().kind || files.options().is_transform)
    return;  // somebody says what the files are: each stands for itself
  find_servers(members);
  if (servers_.empty()) return;
  index_folders();
  find_places(members);
  find_chains();
}

const settings::HierarchySettings& Layout::settings_for(const std::string& path) {
  static const settings::HierarchySettings kNone;
  const settings::Settings* settings = policies_.settings_for(source::folder_of(path));
  return settings != nullptr ? settings->hierarchy : kNone;
}

/// Servers among the files of folders that were walked through, and those that settings name for a
/// web.config.
void Layout::find_servers(const std::vector<Member>& members) {
  for (const Member& member : members)
    known_.insert(files_.path(member.file));
  for (const Member& member : members) {
    if (!is_kind(files_.path(member.file), FileKind::web)) continue;
    const auto& settings = settings_for(files_.given_path(member.file));
    if (settings.application_host) server_at(*settings.application_host, settings);
  }
  for (const Member& member : members) {
    const std::string& path = files_.path(member.file);
    if (!member.is_found || !is_kind(path, FileKind::application_host)) continue;
    add_sites_files(*server_at(path, settings_for(files_.given_path(member.file))));
  }
}

Layout::Server* Layout::server_at(const std::string& path, const settings::HierarchySettings& settings) {
  const auto [entry, fresh] = servers_.try_emplace(path);
  if (!fresh) return entry->second.get();
  entry->second = std::make_unique<Server>();
  Server& server = *entry->second;
  server.settings = &settings;
  const std::pair<std::optional<std::string>, FileKind> levels[] = {
      {settings.machine_config, FileKind::machine},
      {settings.root_web_config, FileKind::machine},
      {path, FileKind::application_host}};
  std::vector<FileId> above;
  for (const auto& [file, kind] : levels) {
    if (!file) continue;
    const FileId id = files_.id_of(*file);
    server_files_.emplace(id, kind);
    const ParsedFile* parsed = files_.keep(id, above);
    say_if_unread(id);
    if (parsed == nullptr || !parsed->binding) {
      server.is_complete = false;
      continue;
    }
    if (kind == FileKind::application_host) {
      server.folders = site_folders(*parsed, settings, reader_);
      if (server.chain != nullptr) above_servers_.emplace(id, server.chain);
    }
    server.levels.emplace_back(id, kind);
    server.chain = std::make_shared<const Chain>(Chain{server.chain, id});
    above.push_back(id);
  }
  return &server;
}

void Layout::add_sites_files(const Server& server) {
  for (const SiteFolder& folder : server.folders) {
    if (!walked_.insert(folder.absolute_folder).second) continue;
    const source::PathKind kind = reader_.kind(folder.folder);
    if (kind == source::PathKind::unknown)
      errors_.push_back({folder.folder,
                         {base::ErrorCode::unreadable_file, "cannot read: the folder may not be looked at"}});
    if (kind != source::PathKind::directory) continue;
    FoundFiles found = collect_files(reader_, folder.folder);
    std::move(found.errors.begin(), found.errors.end(), std::back_inserter(walk_errors_));
    for (const InputFile& file : found.files) {
      std::string path = reader_.absolute(file.path);
      if (!is_kind(path, FileKind::web) || !known_.insert(std::move(path)).second) continue;
      added_.push_back({files_.id_of(file.path), true});
    }
  }
}

void Layout::leave_out(const LeftOut& is_left_out) {
  if (walk_errors_.empty() || !is_left_out) return;
  std::vector<std::string> paths;
  for (const RunError& error : walk_errors_)
    paths.push_back(error.path);
  const std::vector<bool> left_out = is_left_out(paths);
  std::vector<RunError> kept;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!left_out[i]) kept.push_back(std::move(walk_errors_[i]));
  }
  walk_errors_ = std::move(kept);
}

std::vector<RunError> Layout::errors() const {
  std::vector<RunError> all = errors_;
  all.insert(all.end(), walk_errors_.begin(), walk_errors_.end());
  return all;
}

void Layout::index_folders() {
  std::size_t rank = 0;
  for (const auto& [path, server] : servers_) {
    server->rank = rank++;
    if (server->levels.empty()) continue;
    for (const SiteFolder& folder : server->folders) {
      server->by_place[folder.place].push_back(&folder);
      by_folder_[folder.absolute_folder].emplace_back(server.get(), &folder);
    }
  }
}

/// In the nearest folder of a site that holds the path; of the first of several servers, unless there can be
/// `only` one.
std::optional<Layout::Place> Layout::place_in(const Server* only, const std::string& path) const {
  const std::string own = source::folder_of(path);
  const Server* server = nullptr;
  const SiteFolder* nearest = nullptr;
  std::string_view rest;
  std::string folder = own;
  for (std::string last; folder != last; last = folder, folder = source::folder_of(folder)) {
    const auto known = by_folder_.find(folder);
    if (known == by_folder_.end() || !source::is_below(own, folder, rest)) continue;
    for (const auto& [candidate, site_folder] : known->second) {
      const bool is_better = server == nullptr || candidate->rank < server->rank;
      if ((only != nullptr && candidate != only) || !is_better) continue;
      server = candidate;
      nearest = site_folder;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  source::is_below(own, nearest->absolute_folder, rest);
  const std::string below = rest.empty() ? std::string() : "/" + std::string(rest);
  return Place{
      server,       nearest, schema::normal_location(nearest->place + below), nearest->shown_place + below,
      rest.empty(), nullptr};
}

void Layout::find_places(const std::vector<Member>& members) {
  for (const Member& member : members)
    place(member.file);
  for (const Member& member : added_)
    place(member.file);
}

void Layout::place(FileId file) {
  const std::string& path = files_.path(file);
  if (!is_kind(path, FileKind::web)) return;
  auto place = place_in(nullptr, path);
  if (!place) return;
  add_files_above(*place, path);
  places_[file] = std::move(*place);
}

/// The web.config files in the folders between the roots of the place's sites and applications and the file
/// itself, whether they are to be checked or not.
void Layout::add_files_above(const Place& place, const std::string& path) {
  std::vector<std::string> folders;
  for_each_place_above(place.path, [&](const std::string& above) {
    const auto known = place.server->by_place.find(above);
    if (known == place.server->by_place.end()) return true;
    for (const SiteFolder* folder : known->second)
      folders.push_back(folder->absolute_folder);
    return true;
  });
  const std::string& root = place.folder->absolute_folder;
  std::string_view rest;
  for (std::string folder = source::folder_of(path);
       folder != root && source::is_below(folder, root, rest);) {
    folder = source::folder_of(folder);
    if (!climbed_.insert(folder).second) break;  // those above it have been found
    folders.push_back(folder);
  }
  for (const std::string& folder : folders) {
    const auto found = web_config_in(folder);
    if (!found || *found == path) continue;
    const FileId id = files_.id_of(*found);
    if (places_.count(id) != 0) continue;
    if (auto above = place_in(place.server, *found)) places_[id] = std::move(*above);
  }
}

std::optional<std::string> Layout::web_config_in(const std::string& folder) {
  const auto [known, fresh] = web_configs_.try_emplace(folder);
  if (!fresh) return known->second;
  const auto entries = reader_.list(folder);
  if (!entries) {  // a folder that is not there is the folder of a site that is not on this machine
    if (reader_.kind(folder) == source::PathKind::directory) errors_.push_back({folder, entries.error()});
    return known->second;
  }
  for (const source::DirectoryEntry& entry : *entries) {
    if (is_kind(entry.name, FileKind::web)) known->second = source::join(folder, entry.name);
  }
  return known->second;
}

/// From the outside in, so that what stands above a place is known when its turn comes.
void Layout::find_chains() {
  std::vector<FileId> order;
  for (const auto& [file, place] : places_)
    order.push_back(file);
  std::sort(order.begin(), order.end(), [&](FileId a, FileId b) {
    const std::size_t first = places_.at(a).path.size(), second = places_.at(b).path.size();
    return first != second ? first < second : files_.path(a) < files_.path(b);
  });
  std::unordered_map<const Server*, std::unordered_map<std::string, std::shared_ptr<const Chain>>> inside;
  for (const FileId file : order) {
    Place& place = places_.at(file);
    auto& known = inside[place.server];
    place.above = place.server->chain;
    for_each_place_above(place.path, [&](const std::string& above) {
      const auto found = known.find(above);
      if (found == known.end()) return true;
      place.above = found->second;
      return false;
    });
    auto& own = known.try_emplace(place.path, place.above).first->second;
    if (standing_of(file).unread_because.empty()) own = std::make_shared<const Chain>(Chain{own, file});
  }
}

const Layout::Place* Layout::place_of(FileId file) const {
  const auto found = places_.find(file);
  return found == places_.end() ? nullptr : &found->second;
}

/// The context without the files above.
FileContext Layout::standing_of(FileId file) const {
  FileContext context;
  const Place* place = place_of(file);
  if (place == nullptr) return context;
  context.place = place->path;
  context.shown_place = place->shown_path;
  context.is_application = place->is_folder_root && place->folder->is_application;
  const xml::Document& document = files_.kept(place->server->levels.back().first)->document;
  const auto unread = [&](xml::AttributeId by, std::string because) {
    context.unread_because = std::move(because);
    context.unread_related.push_back(
        {"this attribute says so",
         {document.file_id(), document.attribute(by).name_begin, document.attribute(by).value_end + 1}});
  };
  if (place->folder->pool_forbids != xml::kNone) {
    unread(place->folder->pool_forbids,
           "IIS does not read this file: the application pool has enableConfigurationOverride=\"false\"");
  } else if (!place->is_folder_root && place->folder->subfolders_forbidden != xml::kNone) {
    unread(place->folder->subfolders_forbidden,
           "IIS does not read this file: the virtual directory above it has allowSubDirConfig=\"false\"");
  }
  return context;
}

const std::shared_ptr<const Layout::Chain>* Layout::chain_above(FileId file) const {
  if (const Place* place = place_of(file)) return &place->above;
  const auto server = above_servers_.find(file);
  return server == above_servers_.end() || known_.count(files_.path(file)) == 0 ? nullptr : &server->second;
}

std::vector<FileId> Layout::files_of(const Chain* chain) const {
  std::vector<FileId> files;
  for (; chain != nullptr; chain = chain->outer.get())
    files.push_back(chain->file);
  std::reverse(files.begin(), files.end());
  return files;
}

std::vector<FileId> Layout::above(FileId file) const {
  const auto* chain = chain_above(file);
  return chain == nullptr ? std::vector<FileId>() : files_of(chain->get());
}

std::vector<FileId> Layout::deciding(FileId file) const {
  std::vector<FileId> files = above(file);
  std::erase_if(files, [&](FileId each) { return !counts_above(each); });
  return files;
}

std::vector<FileId> Layout::below(FileId file) const {
  std::vector<FileId> files;
  const auto add_if_below = [&](FileId other, const Chain* chain) {
    for (; chain != nullptr; chain = chain->outer.get()) {
      if (chain->file == file) return files.push_back(other);
    }
  };
  for (const auto& [other, place] : places_)
    add_if_below(other, place.above.get());
  for (const auto& [other, chain] : above_servers_)
    add_if_below(other, chain.get());
  for (const auto& [transform, base] : bases_) {
    if (base == file) files.push_back(transform);
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Of thousands of nested folders, each file adds one to what has been read for those around it.
void Layout::prepare(FileId file) {
  prepare_base(file);
  const std::vector<FileId> chain = above(file);
  if (chain.empty() || prepared_.count(chain.back()) != 0) return;
  std::vector<FileId> outer;
  for (const FileId each : chain) {
    if (prepared_.insert(each).second) {
      const bool is_new = files_.kept(each) == nullptr && !files_.error(each);
      files_.keep(each, outer);
      if (is_new) say_if_unread(each);
    }
    if (counts_above(each)) outer.push_back(each);
  }
}

/// Reads what the file is applied to, if its name is that of a transform.
void Layout::prepare_base(FileId file) {
  if (files_.options().kind || files_.options().is_transform) return;
  const std::string& path = files_.given_path(file);
  const std::string name = base_name_of_transform(path);
  if (name.empty() || !is_transform_name(path)) return;
  const auto found = source::find_as_windows(reader_, source::folder_of(path), name);
  if (!found || reader_.kind(*found) != source::PathKind::file || reader_.refusal(*found)) return;
  const FileId base = files_.id_of(*found);
  bases_[file] = base;
  prepare(base);
  files_.keep(base, deciding(base));
}

/// Says of a file above others why they were judged without it, or without all of it. The check of a file
/// says that itself, but not of one that it takes for something else.
void Layout::say_if_unread(FileId file) {
  const ParsedFile* parsed = files_.kept(file);
  const bool is_checked = known_.count(files_.path(file)) != 0;
  if (is_checked && (parsed == nullptr || parsed->status != FileStatus::skipped)) return;
  if (parsed == nullptr) return errors_.push_back({files_.path(file), *files_.error(file)});
  if (auto problem = problem_of(*parsed))
    errors_.push_back({files_.path(file), {base::ErrorCode::unreadable_file, std::move(*problem)}});
}

/// Whether the file, which is kept if it can be read, decides for those below it.
bool Layout::counts_above(FileId file) const {
  const ParsedFile* parsed = files_.kept(file);
  return server_files_.count(file) != 0 ? parsed != nullptr && parsed->binding : can_stand_above(parsed);
}

std::vector<config::HierarchyFile> Layout::levels_of(const Chain* chain) const {
  std::vector<config::HierarchyFile> levels;
  for (const FileId each : files_of(chain)) {
    if (!counts_above(each)) continue;
    levels.push_back(level_of(*files_.kept(each), standing_of(each)));
    const auto server = server_files_.find(each);
    if (server != server_files_.end()) levels.back().kind = server->second;
  }
  return levels;
}

bool Layout::take_over(FileId changed) {
  prepared_.clear();
  if (server_files_.count(changed) == 0) return true;
  for (const auto& [path, server] : servers_) {
    const auto is_changed = [&](const auto& level) { return level.first == changed; };
    const bool concerns =
        files_.path(changed) == path || std::any_of(server->levels.begin(), server->levels.end(), is_changed);
    if (concerns && !renew(*server)) return false;
  }
  return true;
}

/// Reads the files of the server again. False when its folders are others now.
bool Layout::renew(Server& server) {
  std::vector<FileId> above;
  for (const auto& [file, kind] : server.levels) {
    const ParsedFile* parsed = files_.keep(file, above);
    if (parsed == nullptr || !parsed->binding) return false;
    above.push_back(file);
    if (kind != FileKind::application_host) continue;
    const std::vector<SiteFolder> folders = site_folders(*parsed, *server.settings, reader_);
    const auto is_same = [](const SiteFolder& a, const SiteFolder& b) {
      return a.shown_place == b.shown_place && a.folder == b.folder && a.is_application == b.is_application &&
             (a.pool_forbids == xml::kNone) == (b.pool_forbids == xml::kNone) &&
             (a.subfolders_forbidden == xml::kNone) == (b.subfolders_forbidden == xml::kNone);
    };
    if (!std::equal(folders.begin(), folders.end(), server.folders.begin(), server.folders.end(), is_same))
      return false;
    std::copy(folders.begin(), folders.end(), server.folders.begin());  // others point to them
  }
  return server.is_complete;
}

FileContext Layout::context(FileId file) const {
  FileContext context = standing_of(file);
  if (const auto* chain = chain_above(file)) context.above = levels_of(chain->get());
  const auto base = bases_.find(file);
  const ParsedFile* parsed = base == bases_.end() ? nullptr : files_.kept(base->second);
  if (can_stand_above(parsed) && parsed->document.is_sound())
    context.base = std::make_shared<const TransformBase>(TransformBase{parsed, this->context(base->second)});
  return context;
}

base::Result<std::vector<config::HierarchyFile>> Layout::levels_at(FileId file, const std::string& below) {
  const auto keep = [&](FileId id) {
    prepare(id);
    return files_.keep(id, deciding(id));
  };
  const ParsedFile* parsed = keep(file);
  const std::string& shown = files_.given_path(file);
  if (parsed == nullptr) return base::Error{base::ErrorCode::unreadable_file, "cannot read " + shown};
  if (!parsed->binding)
    return base::Error{base::ErrorCode::unreadable_file, shown + " is not a configuration file"};
  const FileContext own = context(file);
  std::vector<config::HierarchyFile> levels = own.above;
  levels.push_back(level_of(*parsed, own));
  const std::string rest = schema::normal_location(below);
  const std::string at = own.place.empty() || rest.empty() ? own.place + rest : own.place + "/" + rest;
  std::vector<std::pair<std::string, FileId>> deeper;
  for (const auto& [other, place] : places_) {
    const bool is_on_the_way = other != file && place.path != own.place &&
                               config::is_at_or_below(at, place.path) &&
                               config::is_at_or_below(place.path, own.place);
    if (is_on_the_way && standing_of(other).unread_because.empty()) deeper.emplace_back(place.path, other);
  }
  std::sort(deeper.begin(), deeper.end(),
            [&](const auto& a, const auto& b) {  // a place before those below it
              return a.first != b.first ? a.first < b.first : files_.path(a.second) < files_.path(b.second);
            });
  for (const auto& [name, other] : deeper) {
    if (const ParsedFile* other_file = keep(other); can_stand_above(other_file))
      levels.push_back(level_of(*other_file, standing_of(other)));
  }
  return levels;
}

}  // namespace iislint::engine
