#include "engine/request/trace_request.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "engine/policy/file_policy.h"
#include "engine/request/request_walk.h"
#include "engine/request/site_choice.h"
#include "rewrite/text/url_text.h"
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

base::Result<config::Hierarchy> RequestTracer::hierarchy_for(const std::string& site,
                                                             const std::string& url_path, bool is_shipped) {
  auto levels = levels_for(site, url_path);
  if (!levels) return levels.error();
  if (is_shipped && !server_) {
    const schema::Target& target = project_.policy(project_.files().given_path(file_)).target();
    std::vector<config::HierarchyFile> all = shipped_.all_levels(target, secret_names_);
    std::move(levels->begin(), levels->end(), std::back_inserter(all));
    return config::Hierarchy(std::move(all));
  }
  return config::Hierarchy(std::move(*levels));
}

// What is not in the repository may have been put beside it by a build, so only what is there is known.
FileAnswer RequestTracer::look(const std::vector<config::HierarchyFile>& levels, bool has_site,
                               const std::string& url_path) const {
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    if (level->kind != schema::FileKind::web || level->is_shipped) continue;
    if (has_site && level->path.empty()) continue;  // the root web.config of the server
    const std::size_t cut = has_site ? level->path.find('/') : 0;
    std::string home = cut == std::string::npos ? std::string() : level->path.substr(cut);
    if (!home.empty() && !home.starts_with('/')) home.insert(0, "/");
    if (!base::equals_ignoring_case(std::string_view(url_path).substr(0, home.size()), home)) continue;
    std::string_view rest = std::string_view(url_path).substr(home.size());
    while (rest.starts_with('/'))
      rest.remove_prefix(1);
    const auto steps = base::split(rest, '/');
    if (std::find(steps.begin(), steps.end(), "..") != steps.end() ||
        rest.find('\0') != std::string_view::npos)
      return FileAnswer::unknown;
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

base::Result<diag::RequestStory> RequestTracer::tell(const TracedRequest& asked, StorySecrets& secrets) {
  auto address = parse_request_url(asked.url);
  if (!address) return address.error();
  diag::RequestStory story;
  story.method = asked.method;
  ChosenSite site;
  if (server_) {
    const ParsedFile* parsed = project_.files().kept(*server_);
    const config::HierarchyFile level = level_of(*parsed, project_.layout().context(*server_));
    secrets.add_file(level);
    site = choose_site(level, only_site_, *address, story.steps);
    story.application = site.application;
  } else if (address->host.empty()) {
    address->scheme = "http";
    address->host = "localhost";
    address->port = 80;
  }
  story.site = site.name;
  story.url = address->scheme + "://" + host_header(*address) + address->path +
              (address->query.empty() ? "" : "?" + address->query);
  if (server_ && site.name.empty()) {
    story.result.end = diag::StoryEnd::refuse;
    story.result.status = 400;
    story.result.url = address->path;
    return story;
  }
  const std::string name = schema::normal_location(site.name);
  std::string path = rewrite::url_decoded(address->path);
  const auto rules = hierarchy_for(name, path, false), values = hierarchy_for(name, path, true);
  if (!rules) return rules.error();
  if (!values) return values.error();
  if (site.mappings.empty()) site.mappings.push_back({"/", ""});
  const auto levels = rules->levels();
  for (const config::HierarchyFile& level : levels)
    secrets.add_file(level);
  const bool has_site = server_.has_value();
  RequestWalk walk{asked, *address, std::move(site.mappings), *rules, *values, name, story, nullptr, nullptr};
  walk.shown = [&secrets](std::string text) { return secrets.shown(std::move(text)); };
  walk.look = [&](const std::string& at) {
    return asked.exists ? *asked.exists : look(levels, has_site, at);
  };
  walk.run([&](const std::string& new_path) {
    auto there = hierarchy_for(name, new_path, true);
    if (there) {
      for (const config::HierarchyFile& level : there->levels())
        secrets.add_file(level);
    }
    return there;
  });
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
  const bool asks_for_files =
      std::any_of(story.unknown.begin(), story.unknown.end(), [](const std::string& what) {
        return what.starts_with("whether ") &&
               (what.ends_with(" is a file") || what.ends_with(" is a directory"));
      });
  if (!asks_for_files || story.result.end != diag::StoryEnd::unknown) return traced;
  constexpr std::pair<FileAnswer, const char*> kAnswers[] = {
      {FileAnswer::file, "a file"}, {FileAnswer::directory, "a directory"}, {FileAnswer::none, "nothing"}};
  for (const auto& [answer, words] : kAnswers) {
    TracedRequest branch = request;
    branch.exists = answer;
    const auto other = follow(branch);
    if (!other) return other.error();
    const diag::StoryResult& end = other->story.result;
    story.unknown.push_back(
        "with --exists " +
        std::string(answer == FileAnswer::none ? "none" : std::string_view(words).substr(2)) + ": " +
        std::string(to_string(end.end)) + (end.url.empty() ? "" : " " + end.url) +
        (end.status != 0 ? " " + std::to_string(end.status) : ""));
  }
  return traced;
}

}  // namespace iislint::engine
