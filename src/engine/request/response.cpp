#include <algorithm>

#include "base/text.h"
#include "engine/request/request_stages.h"

namespace iislint::engine {
namespace {

using diag::StoryOutcome;
using diag::StoryStage;
using rewrite::FileAnswer;

constexpr std::string_view kDefaultDocument = "system.webServer/defaultDocument";
constexpr std::string_view kHandlers = "system.webServer/handlers";
constexpr std::string_view kStaticContent = "system.webServer/staticContent";
constexpr std::string_view kErrors = "system.webServer/httpErrors";
constexpr std::string_view kFiltering = "system.webServer/security/requestFiltering";
constexpr std::string_view kProtocol = "system.webServer/httpProtocol";

FileAnswer what_is_at(const StagedRequest& request, const std::string& path) {
  const auto& exists = request.state.request().exists;
  return exists ? exists(path) : FileAnswer::unknown;
}

/// The path with the default document behind it, where one is served.
std::string with_default_document(const StagedRequest& request, const std::string& path) {
  const FileAnswer what = what_is_at(request, path);
  if (!path.ends_with('/') || what == FileAnswer::file || what == FileAnswer::none) return path;
  if (!request.values.flag(kDefaultDocument, "", "enabled", true)) {
    request.add(StoryStage::default_document, "", StoryOutcome::skipped, "default documents are disabled",
                span_of(request.values.value(kDefaultDocument, "", "enabled")));
    return path;
  }
  std::string names;
  for (const config::ElementRef& entry : request.values.entries(kDefaultDocument, "files").in_force) {
    const std::string name = config::entry_text(entry, "value");
    if (!request.asked.exists && what_is_at(request, path + name) == FileAnswer::file) {
      request.add(StoryStage::default_document, name, StoryOutcome::matched, "the first of them that exists",
                  span_of(entry));
      return path + name;
    }
    names += (names.empty() ? "" : ", ") + name;
  }
  if (!names.empty())
    request.add(StoryStage::default_document, "", StoryOutcome::unknown,
                "the first of these that exists: " + names);
  return path;
}

/// Whether the handler is for the path: its pattern is compared with the end of the path, or with all of it.
bool fits_path(const std::string& pattern, const std::string& path, bool allows_path_info) {
  for (const std::string_view one : base::split(pattern, ',')) {
    const std::string_view wanted = base::trim(one);
    if (wanted == "*") return true;
    if (wanted.starts_with('/')) {
      if (fits_wildcard(wanted, path)) return true;
      continue;
    }
    const auto segments = base::split(path, '/');
    if (fits_wildcard(wanted, segments.back()) || fits_wildcard(wanted, std::string_view(path).substr(1)))
      return true;
    const auto fits = [&](std::string_view segment) {
      return !segment.empty() && fits_wildcard(wanted, segment);
    };
    if (allows_path_info && std::any_of(segments.begin(), segments.end(), fits)) return true;
  }
  return false;
}

bool fits_verb(const std::string& verbs, const std::string& method) {
  const auto words = base::split(verbs, ',');
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string_view verb = base::trim(word);
    return verb == "*" || base::equals_ignoring_case(verb, method);
  });
}

/// Whether what is at the path is of the kind that the handler asks for.
config::Tristate fits_resource(const config::ElementRef& handler, FileAnswer what) {
  const std::string wanted = word_of(config::entry_value(handler, "resourceType"));
  if (wanted.empty() || wanted == "Unspecified") return config::Tristate::yes;
  if (what == FileAnswer::unknown) return config::Tristate::unknown;
  const bool fits = wanted == "File"        ? what == FileAnswer::file
                    : wanted == "Directory" ? what == FileAnswer::directory
                                            : what != FileAnswer::none;
  return fits ? config::Tristate::yes : config::Tristate::no;
}

std::string what_runs(const config::ElementRef& handler) {
  const std::string type = config::entry_text(handler, "type");
  return type.empty() ? "module " + config::entry_text(handler, "modules") : "type " + type;
}

/// Whether some handler other than those for all paths is for files of that kind: they are scripts, which the
/// static file handler does not serve.
bool is_script(const StagedRequest& request, const std::string& path) {
  const auto& handlers = request.values.entries(kHandlers, "").in_force;
  return std::any_of(handlers.begin(), handlers.end(), [&](const config::ElementRef& handler) {
    const std::string written = config::entry_text(handler, "path");
    const auto patterns = base::split(written, ',');
    return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
      return base::trim(pattern).starts_with("*.") &&
             base::equals_ignoring_case(base::trim(pattern).substr(1), extension_of(path));
    });
  });
}

bool has_content_type(const StagedRequest& request, const std::string& path) {
  const std::string extension = extension_of(path);
  const auto& types = request.values.entries(kStaticContent, "").in_force;
  return std::any_of(types.begin(), types.end(), [&](const config::ElementRef& type) {
    const std::string own = config::entry_text(type, "fileExtension");
    return own == ".*" || base::equals_ignoring_case(own, extension);
  });
}

/// What the static file handler does not send, though the file exists: 404.17 for scripts, 404.3 for files
/// without a content type ("HTTP status codes in IIS", Microsoft).
std::optional<Refusal> judge_static_file(const StagedRequest& request, const config::ElementRef& handler,
                                         const std::string& path) {
  const std::string written = config::entry_text(handler, "modules");
  const auto modules = base::split(written, ',');
  const bool is_static = std::any_of(modules.begin(), modules.end(), [](std::string_view module) {
    return base::equals_ignoring_case(base::trim(module), "StaticFileModule");
  });
  if (!is_static || what_is_at(request, path) != FileAnswer::file) return std::nullopt;
  const std::string name = config::entry_text(handler, "name");
  if (is_script(request, path)) {
    request.add(StoryStage::handler, name, StoryOutcome::refused,
                "another handler is for " + extension_of(path) +
                    ", so the static file handler does not serve it: 404.17",
                span_of(handler));
    return Refusal{404, 17};
  }
  // An excerpt of a server's file need not have the section.
  if (!request.values.is_written(kStaticContent) || has_content_type(request, path)) return std::nullopt;
  request.add(StoryStage::handler, name, StoryOutcome::refused,
              "staticContent has no content type for " + extension_of(path) + ": 404.3", span_of(handler));
  return Refusal{404, 3};
}

std::optional<Refusal> refuse_without_handler(const StagedRequest& request, bool misses_resource) {
  if (request.story.site.empty() || !request.values.is_written(kHandlers)) {
    request.add(StoryStage::handler, "", StoryOutcome::unknown, "the handlers of the server are not known");
    return std::nullopt;
  }
  if (misses_resource) {
    request.add(StoryStage::handler, "", StoryOutcome::refused, "nothing exists at the path: 404.0");
    return Refusal{404, 0};
  }
  request.add(StoryStage::handler, "", StoryOutcome::refused, "no handler matches this path and verb: 404.4");
  return Refusal{404, 4};
}

std::optional<Refusal> choose_handler(const StagedRequest& request, const std::string& path,
                                      diag::StoryResult& result) {
  const FileAnswer what = what_is_at(request, path);
  bool misses_resource = false;
  for (const config::ElementRef& handler : request.values.entries(kHandlers, "").in_force) {
    const config::Value info = config::entry_value(handler, "allowPathInfo");
    const bool takes_info = info.is_known() && info.number != 0;
    const std::string name = config::entry_text(handler, "name");
    if (!fits_verb(config::entry_text(handler, "verb"), request.asked.method) ||
        !fits_path(config::entry_text(handler, "path"), path, takes_info))
      continue;
    const config::Tristate fits = fits_resource(handler, what);
    if (fits == config::Tristate::no) {
      request.add(StoryStage::handler, name, StoryOutcome::not_matched,
                  "what exists at the path does not fit resourceType", span_of(handler));
      misses_resource = misses_resource || what == FileAnswer::none;
      continue;
    }
    result.handler = name;
    // A server that is not known need not have the handlers that IIS is shipped with.
    const bool is_shipped = handler.document->file_id() == ~source::FileId{0};
    if (!is_shipped) {
      if (const auto refusal = judge_static_file(request, handler, path)) return refusal;
    }
    const bool is_certain = fits == config::Tristate::yes && !is_shipped;
    request.add(StoryStage::handler, name, is_certain ? StoryOutcome::matched : StoryOutcome::unknown,
                what_runs(handler) +
                    (is_certain || is_shipped ? "" : ", if what exists at the path fits resourceType"),
                span_of(handler));
    if (fits == config::Tristate::unknown) request.story.unknown.push_back("what is at " + path);
    return std::nullopt;
  }
  return refuse_without_handler(request, misses_resource);
}

}  // namespace

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? "." : std::string(name.substr(dot));
}

bool fits_wildcard(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() &&
               (pattern[p] == '?' || base::to_lower(pattern[p]) == base::to_lower(text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

std::optional<Refusal> serve_request(const StagedRequest& request, diag::StoryResult& result) {
  const std::string path = with_default_document(request, request.state.path());
  auto refusal = choose_handler(request, path, result);
  for (const config::ElementRef& header : request.values.entries(kProtocol, "customHeaders").in_force) {
    request.add(StoryStage::header, config::entry_text(header, "name"), StoryOutcome::matched,
                "\"" + config::entry_text(header, "value") + "\"", span_of(header));
  }
  const config::Value removes = request.values.value(kFiltering, "", "removeServerHeader");
  if (removes.is_known() && removes.number != 0)
    request.add(StoryStage::header, "Server", StoryOutcome::matched, "is not sent (removeServerHeader)",
                span_of(removes));
  return refusal;
}

void add_error_page(const StagedRequest& request, const Refusal& refusal) {
  config::ElementRef page;
  for (const config::ElementRef& entry : request.values.entries(kErrors, "").in_force) {
    const config::Value status = config::entry_value(entry, "statusCode");
    const config::Value sub = config::entry_value(entry, "subStatusCode");
    if (!status.is_known() || status.number != refusal.status || !sub.is_known()) continue;
    if (sub.number == refusal.substatus || (sub.number == -1 && !page.exists())) page = entry;
    if (sub.number == refusal.substatus) break;
  }
  if (!page.exists()) return;
  request.add(StoryStage::error, std::to_string(refusal.status), StoryOutcome::matched,
              "the page is " + config::entry_text(page, "path") + " (" +
                  word_of(config::entry_value(page, "responseMode")) + ")",
              span_of(page));
}

}  // namespace iislint::engine
