#include "engine/request/trace_request.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "config/files/place_url.h"
#include "engine/policy/file_policy.h"
#include "engine/request/request_walk.h"
#include "schema/binding/location_path.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using rewrite::FileAnswer;

/// The configuration of a folder: its server's, else its web.config. A place that must not be read is not
/// looked at: what is chosen would tell what there is.
std::string file_in(const source::FileReader& reader, const std::string& path) {
  if (reader.refusal(path) || reader.kind(path) == source::PathKind::file) return path;
  for (const char* name : {"applicationHost.config", "web.config", "Web.config"}) {
    std::string file = source::join(path, name);
    if (reader.refusal(file) || reader.kind(file) == source::PathKind::file) return file;
  }
  if (reader.kind(path) != source::PathKind::directory) return path;
  const FoundFiles found = collect_files(reader, path);
  const auto is_server = [](const InputFile& file) {
    return base::lower(file.path).ends_with("applicationhost.config");
  };
  const auto server = std::find_if(found.files.begin(), found.files.end(), is_server);
  return server == found.files.end() ? source::join(path, "web.config") : server->path;
}

std::string site_of_place(const std::string& place) {
  return place.substr(0, place.find('/'));
}

}  // namespace

base::Result<std::unique_ptr<RequestTracer>> RequestTracer::open(Project& project,
                                                                 const source::FileReader& reader,
                                                                 const std::string& path) {
  std::unique_ptr<RequestTracer> tracer(new RequestTracer(project, reader));
  const std::string file = file_in(reader, path);
  if (const auto refusal = reader.refusal(file))
    return base::Error{refusal->code, file + ": " + refusal->message};
  if (reader.kind(file) == source::PathKind::missing)
    return base::Error{base::ErrorCode::unreadable_file, file + ": there is no such file"};
  tracer->file_ = project.add({{file, std::nullopt, true}}).front();
  project.policy(file);
  Layout& layout = project.layout();
  auto levels = layout.levels_at(tracer->file_, "");
  if (const auto errors = project.errors(); !errors.empty())
    return base::Error{errors.front().error.code, errors.front().path + ": " + errors.front().error.message};
  if (!levels) return levels.error();
  for (const config::HierarchyFile& level : *levels) {
    if (level.kind == schema::FileKind::application_host) tracer->server_ = level.document->file_id();
  }
  if (tracer->server_ && levels->back().kind == schema::FileKind::web)
    tracer->only_site_ = site_of_place(levels->back().path);
  return tracer;
}

/// The web.config files in folders below one that no server is known for.
void RequestTracer::add_nested(std::vector<config::HierarchyFile>& levels, const std::string& url_path) {
  const std::string root = source::folder_of(project_.files().given_path(file_));
  std::string folder = root, place;
  for (const std::string_view segment : base::split(url_path, '/')) {
    if (segment.empty() || segment == "." || segment == "..") continue;
    folder = source::join(folder, segment);
    place += (place.empty() ? "" : "/") + base::lower(segment);
    if (reader_.kind(folder) != source::PathKind::directory) return;
    for (const char* name : {"web.config", "Web.config"}) {
      const std::string file = source::join(folder, name);
      if (reader_.kind(file) != source::PathKind::file) continue;
      const source::FileId id = project_.files().id_of(file);
      const ParsedFile* parsed = project_.files().keep(id, {file_});
      if (parsed == nullptr || !parsed->binding) continue;
      config::HierarchyFile level = level_of(*parsed, {});
      level.path = place;
      level.shown_path = place;
      level.is_application = false;
      levels.push_back(std::move(level));
      break;
    }
  }
}

base::Result<std::vector<config::HierarchyFile>> RequestTracer::levels_for(const std::string& site,
                                                                           const std::string& url_path) {
  if (server_) return project_.layout().levels_at(*server_, site.empty() ? site : site + url_path);
  auto levels = project_.layout().levels_at(file_, "");
  if (levels) add_nested(*levels, url_path);
  return levels;
}

base::Result<PlaceFiles> RequestTracer::files_at(const std::string& site, const std::string& url_path,
                                                 StorySecrets& secrets) {
  auto levels = levels_for(site, url_path);
  if (!levels) return levels.error();
  std::vector<config::HierarchyFile> all;
  if (!server_) {
    const schema::Target& target = project_.policy(project_.files().given_path(file_)).target();
    all = shipped_.all_levels(target, secret_names_);
  }
  for (const config::HierarchyFile& level : *levels) {
    secrets.add_file(level);
    all.push_back(level);
  }
  return PlaceFiles{config::Hierarchy(std::move(*levels)), config::Hierarchy(std::move(all))};
}

// What is not in the repository may have been put beside it by a build, so only what is there is known.
FileAnswer RequestTracer::look(const std::string& site, const std::string& url_path) {
  if (url_path.find('\0') != std::string::npos) return FileAnswer::unknown;
  const auto levels = levels_for(site, url_path);
  if (!levels) return FileAnswer::unknown;
  for (auto level = levels->rbegin(); level != levels->rend(); ++level) {
    if (level->kind != schema::FileKind::web || level->is_shipped) continue;
    const auto home = config::url_of_place(level->path, server_.has_value());
    if (!home || !config::is_url_at_or_below(url_path, *home)) continue;
    std::string_view rest = std::string_view(url_path).substr(home->size());
    while (rest.starts_with('/'))
      rest.remove_prefix(1);
    // A path that a rule has made need not be canonical, and must not lead out of the folder.
    const auto steps = base::split(rest, '/');
    if (std::find(steps.begin(), steps.end(), "..") != steps.end()) return FileAnswer::unknown;
    const std::string folder = source::folder_of(project_.files().given_path(level->document->file_id()));
    switch (reader_.kind(rest.empty() ? folder : source::join(folder, rest))) {
      case source::PathKind::file:
        return FileAnswer::file;
      case source::PathKind::directory:
        return FileAnswer::directory;
      default:
        return FileAnswer::unknown;
    }
  }
  return FileAnswer::unknown;
}

ChosenSite RequestTracer::choose_site(const TracedRequest& asked, RequestAddress& address,
                                      diag::RequestStory& story, StorySecrets& secrets) {
  ChosenSite site;
  if (server_) {
    const ParsedFile* parsed = project_.files().kept(*server_);
    const config::HierarchyFile level = level_of(*parsed, project_.layout().context(*server_));
    secrets.add_file(level);
    site = engine::choose_site(level, only_site_, asked, address, story);
  } else if (address.host.empty()) {
    address.scheme = "http";
    address.host = "localhost";
    address.port = 80;
  }
  if (site.mappings.empty()) site.mappings.push_back({"/", ""});
  story.site = site.name;
  story.url = address.scheme + "://" + host_header(address) + address.path +
              (address.query.empty() ? "" : "?" + address.query);
  return site;
}

base::Result<diag::RequestStory> RequestTracer::tell(const TracedRequest& asked, StorySecrets& secrets) {
  auto address = parse_request_url(asked.url);
  if (!address) return address.error();
  diag::RequestStory story;
  story.method = asked.method;
  const ChosenSite site = choose_site(asked, *address, story, secrets);
  if (server_ && site.name.empty()) {
    story.result.end = diag::StoryEnd::refuse;
    story.result.status = 400;
    story.result.url = address->path;
    return story;
  }
  const std::string name = schema::normal_location(site.name);
  RequestWalk walk{asked, *address, site, name, story, {}, {}, {}};
  walk.shown = [&secrets](std::string text) { return secrets.shown(std::move(text)); };
  walk.look = [&](const std::string& at) { return asked.exists ? *asked.exists : look(name, at); };
  walk.files_at = [&](const std::string& url_path) { return files_at(name, url_path, secrets); };
  if (const auto error = walk.run()) return *error;
  return story;
}

base::Result<TracedStory> RequestTracer::follow(const TracedRequest& asked) {
  TracedStory traced;
  traced.secrets.add_request(asked);
  auto story = tell(asked, traced.secrets);
  if (!story) return base::Error{story.error().code, traced.secrets.shown(story.error().message)};
  traced.outcome.site = story->site;
  traced.outcome.application = story->application;
  traced.outcome.result = story->result;
  traced.story = std::move(*story);
  traced.secrets.hide(traced.story);
  return traced;
}

base::Result<TracedStory> RequestTracer::trace(const TracedRequest& request) {
  auto traced = follow(request);
  if (!traced || request.exists) return traced;
  diag::RequestStory& story = traced->story;
  // What the repository does not tell branches the story.
  if (!story.depends_on_paths || story.result.end != diag::StoryEnd::unknown) return traced;
  for (const FileAnswer answer : {FileAnswer::file, FileAnswer::directory, FileAnswer::none}) {
    TracedRequest branch = request;
    branch.exists = answer;
    const auto other = follow(branch);
    if (!other) return other.error();
    const diag::StoryResult& end = other->story.result;
    story.unknown.push_back("with --exists " + std::string(to_string(answer)) + ": " +
                            std::string(to_string(end.end)) + (end.url.empty() ? "" : " " + end.url) +
                            (end.status != 0 ? " " + std::to_string(end.status) : ""));
  }
  return traced;
}

}  // namespace iislint::engine
