#include "app/lsp/session/server.h"

#include <algorithm>
#include <exception>

#include "app/lsp/answers/commands.h"
#include "app/lsp/protocol/json_access.h"
#include "app/lsp/session/requests.h"
#include "app/lsp/text/uris.h"

namespace iislint::lsp {

using base::Json;
using base::JsonKind;
using base::JsonWriter;
using Layout = JsonWriter::Layout;

namespace {

constexpr int kWarning = 2, kInfo = 3;  // MessageType
constexpr std::string_view kSettingsRequest = R"({"items":[{"section":"iislint"}]})";
constexpr std::string_view kRegistrations[] = {
    R"({"id":"iislint-files","method":"workspace/didChangeWatchedFiles","registerOptions":{"watchers":[)"
    R"({"globPattern":"**/*.config"},{"globPattern":"**/*.xdt"},{"globPattern":"**/*.json"}]}})",
    R"({"id":"iislint-settings","method":"workspace/didChangeConfiguration","registerOptions":{"section":"iislint"}})"};

bool is_request(const Message& message) {
  return message.kind == Message::Kind::request;
}

}  // namespace

Server::Server(Setup setup, Send send)
    : workspace_(setup), version_(setup.options.program_version), send_(std::move(send)) {}

// ---- messages

void Server::receive(const Received& received) {
  try {
    take(received);
  } catch (const std::exception& problem) {
    log(kWarning, std::string("iislint failed: ") + problem.what());
  }
}

void Server::take(const Received& received) {
  if (const auto* failure = std::get_if<Failure>(&received.content)) {
    send_(response(failure->id, *failure));
    return;
  }
  const auto& message = std::get<Message>(received.content);
  if (is_request(message)) {
    answer(message, received.is_cancelled);
  } else if (message.kind == Message::Kind::response) {
    take_response(message);
  } else {
    notice(message);
  }
}

void Server::answer(const Message& request, bool is_cancelled) {
  const Clock::time_point begin = Clock::now();
  Answer answer = Failure{ErrorCode::request_cancelled, "the client has cancelled the request"};
  try {
    if (!is_cancelled) answer = answer_to(request);
  } catch (const std::exception& problem) {
    answer = Failure{ErrorCode::internal_error, std::string("iislint failed: ") + problem.what()};
  }
  send_(response(request.id, answer));
  if (!traces_) return;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  trace(request.method + " took " + std::to_string(took) + " µs");
}

Answer Server::answer_to(const Message& request) {
  if (request.method == "initialize") {
    if (state_ != State::fresh)
      return Failure{ErrorCode::invalid_request, "initialize may be sent only once"};
    return initialize(request.params);
  }
  if (state_ == State::fresh)
    return Failure{ErrorCode::server_not_initialized, "the first request must be initialize"};
  if (state_ == State::shut_down)
    return Failure{ErrorCode::invalid_request, "after shutdown, only exit is allowed"};
  if (request.method == "shutdown") {
    state_ = State::shut_down;
    return "null";
  }
  const Answerer answerer = answerer_of(request.method);
  if (answerer == nullptr)
    return Failure{ErrorCode::method_not_found, "there is no method '" + request.method + "'"};
  Answer answer = answerer(context(), request.params);
  show_rule_page(request);
  return answer;
}

/// What only the client can do: show a page in a browser.
void Server::show_rule_page(const Message& request) {
  const std::string* command = text_at(request.params, {"command"});
  const bool is_wanted = request.method == "workspace/executeCommand" && client_.shows_documents &&
                         command != nullptr && *command == kOpenRulePage;
  const std::string page = is_wanted ? page_of_rule(context(), request.params) : std::string();
  if (page.empty()) return;
  send_request("window/showDocument", json_of([&](JsonWriter& json) {
                 json.begin_object(Layout::one_line).key("uri").string(page);
                 json.key("external").boolean(true).end_object();
               }));
}

void Server::notice(const Message& message) {
  const std::string& method = message.method;
  if (method == "exit") {
    exit_status_ = status_when_lost();
    return;
  }
  if (state_ != State::initialized) return;
  const Json& params = message.params;
  if (method == "initialized") return initialized();
  if (method == "textDocument/didOpen") return open(params);
  if (method == "textDocument/didChange") return change(params);
  if (method == "textDocument/didClose") return close(params);
  if (method == "workspace/didChangeWatchedFiles") return change_files(params);
  if (method == "workspace/didChangeWorkspaceFolders") return change_folders(params);
  if (method == "workspace/didChangeConfiguration") return change_settings(params);
  if (method == "$/setTrace") return set_trace(params);
}

void Server::take_response(const Message& message) {
  const auto expected = expected_.find(message.id);
  if (expected == expected_.end()) return;
  const auto then = std::move(expected->second);
  expected_.erase(expected);
  if (then && !message.is_error) then(message.params);
}

void Server::send_request(std::string_view method, std::string_view params,
                          std::function<void(const Json&)> then) {
  expected_[std::to_string(++last_request_)] = std::move(then);
  send_(request(last_request_, method, params));
}

void Server::log(int type, const std::string& message) {
  send_(notification("window/logMessage", json_of([&](JsonWriter& json) {
                       json.begin_object(Layout::one_line).key("type").integer(type);
                       json.key("message").string(message).end_object();
                     })));
}

void Server::set_trace(const Json& params) {
  const std::string* value = text_at(params, {"value"});
  traces_ = value != nullptr && *value != "off";
}

void Server::trace(const std::string& message) {
  send_(notification("$/logTrace", R"({"message":)" + quoted(message) + "}"));
}

// ---- the beginning

Answer Server::initialize(const Json& params) {
  client_ = client_in(params);
  encoding_ = client_.takes_utf8 ? PositionEncoding::utf8 : PositionEncoding::utf16;
  if (const Json* options = at(params, {"initializationOptions"})) settings_ = editor_settings_in(*options);
  const std::string* wanted = text_at(params, {"trace"});
  traces_ = wanted != nullptr && *wanted != "off";
  const auto add = [&](const std::optional<std::string>& path) {
    if (path) workspace_.add_folder(*path);
  };
  const Json* folders = at(params, {"workspaceFolders"});
  if (folders != nullptr && folders->is(JsonKind::array)) {
    for (const Json& folder : folders->items) {
      if (const std::string* uri = text_at(folder, {"uri"})) add(workspace_.file_of(*uri));
    }
  } else if (const std::string* uri = text_at(params, {"rootUri"})) {
    add(workspace_.file_of(*uri));
  } else if (const std::string* path = text_at(params, {"rootPath"})) {
    add(workspace_.file_of(uri_of_path(workspace_.absolute(*path))));  // in the spelling of a URI
  }
  Answer answer = json_of([&](JsonWriter& json) {
    json.begin_object(Layout::one_line);
    json.key("capabilities").raw(capabilities_for(client_, encoding_));
    json.key("serverInfo").begin_object(Layout::one_line).key("name").string("iislint");
    json.key("version").string(version_).end_object().end_object();
  });
  state_ = State::initialized;
  return answer;
}

void Server::initialized() {
  std::string registrations;
  const bool wanted[] = {client_.registers_watchers, client_.registers_configuration};
  for (std::size_t i = 0; i < std::size(wanted); ++i) {
    if (!wanted[i]) continue;
    if (!registrations.empty()) registrations += ',';
    registrations += kRegistrations[i];
  }
  if (!registrations.empty())
    send_request("client/registerCapability", R"({"registrations":[)" + registrations + "]}");
  ask_for_settings();
  search_folders();
}

/// Looks for files now, when nobody waits for an answer yet.
void Server::search_folders() {
  const auto say = [&](std::string_view value) {
    if (!client_.takes_progress) return;
    send_(notification("$/progress", R"({"token":"iislint-search","value":)" + std::string(value) + "}"));
  };
  if (client_.takes_progress) send_request("window/workDoneProgress/create", R"({"token":"iislint-search"})");
  say(R"({"kind":"begin","title":"iislint: looking for configuration files"})");
  const std::size_t count = workspace_.files().size();
  say(R"({"kind":"end","message":)" + quoted(std::to_string(count) + " files") + "}");
  if (!workspace_.problem().empty()) log(kWarning, workspace_.problem());
  has_changed_ = true;
}

// ---- settings of the editor

void Server::ask_for_settings() {
  if (!client_.has_configuration) return;
  send_request("workspace/configuration", kSettingsRequest, [this](const Json& result) {
    if (result.is(JsonKind::array) && !result.items.empty() && result.items.front().is(JsonKind::object))
      take_settings(result.items.front());
  });
}

void Server::change_settings(const Json& params) {
  if (client_.has_configuration) return ask_for_settings();
  if (const Json* section = at(params, {"settings", "iislint"})) take_settings(*section);
}

void Server::take_settings(const Json& section) {
  settings_ = editor_settings_in(section);
  publisher_.forget();
  workspace_.touch_all();
  has_changed_ = true;
  if (client_.takes_hint_refresh) send_request("workspace/inlayHint/refresh", {});
  if (client_.takes_lens_refresh) send_request("workspace/codeLens/refresh", {});
}

// ---- documents and files

void Server::open(const Json& params) {
  const std::string* uri = text_at(params, {"textDocument", "uri"});
  const std::string* text = text_at(params, {"textDocument", "text"});
  if (uri == nullptr || text == nullptr) return log(kWarning, "textDocument/didOpen without a document");
  workspace_.open(*uri, integer_at(params, {"textDocument", "version"}).value_or(0), *text);
  has_changed_ = true;
}

void Server::change(const Json& params) {
  const std::string* uri = text_at(params, {"textDocument", "uri"});
  Document* document = uri == nullptr ? nullptr : workspace_.find(*uri);
  const Json* changes = at(params, {"contentChanges"});
  if (document == nullptr || changes == nullptr || !changes->is(JsonKind::array))
    return log(kWarning, "textDocument/didChange of a document that is not open");
  for (const Json& each : changes->items) {
    const std::string* text = text_at(each, {"text"});
    if (text == nullptr) continue;
    if (const auto range = range_in(at(each, {"range"}))) {
      document->replace(*range, *text, encoding_);
    } else {
      document->replace_all(*text);
    }
  }
  if (const auto version = integer_at(params, {"textDocument", "version"})) document->set_version(*version);
  workspace_.changed(*document);
  has_changed_ = true;
}

void Server::close(const Json& params) {
  if (const std::string* uri = text_at(params, {"textDocument", "uri"})) workspace_.close(*uri);
  has_changed_ = true;
}

void Server::change_files(const Json& params) {
  const Json* changes = at(params, {"changes"});
  if (changes == nullptr || !changes->is(JsonKind::array)) return;
  for (const Json& each : changes->items) {
    if (const std::string* uri = text_at(each, {"uri"})) workspace_.stored(*uri);
  }
  has_changed_ = true;
}

void Server::change_folders(const Json& params) {
  const auto each_in = [&](std::string_view list, auto what) {
    const Json* folders = at(params, {"event", list});
    if (folders == nullptr || !folders->is(JsonKind::array)) return;
    for (const Json& folder : folders->items) {
      const std::string* uri = text_at(folder, {"uri"});
      if (const auto path = uri == nullptr ? std::nullopt : workspace_.file_of(*uri)) what(*path);
    }
  };
  each_in("removed", [&](const std::string& path) { workspace_.remove_folder(path); });
  each_in("added", [&](const std::string& path) { workspace_.add_folder(path); });
  search_folders();
}

// ---- what is said unasked

std::optional<Server::Clock::time_point> Server::due() const {
  if (state_ != State::initialized) return std::nullopt;
  const auto published = publisher_.due();
  if (!has_changed_) return published;
  return published ? std::min(*published, changes_due_) : changes_due_;
}

bool Server::work(Clock::time_point now, const Publisher::IsOutdated& is_outdated) {
  if (state_ != State::initialized) return false;
  try {
    if (has_changed_ && changes_due_ <= now) {
      take_changes(now);
      return true;
    }
    return publisher_.publish_one(context(), now, is_outdated, send_);
  } catch (const std::exception& problem) {
    log(kWarning, std::string("iislint failed: ") + problem.what());
    return true;
  }
}

/// The project gets the new texts: many changes in a row cost one reading, of a large file after a while.
void Server::take_changes(Clock::time_point now) {
  has_changed_ = false;
  const Clock::time_point begin = Clock::now();
  const Affected affected = workspace_.take_affected();
  const Clock::duration half = (Clock::now() - begin) / 2;
  changes_due_ = Publisher::turn(now, half);
  const bool concerns_others = affected.all || affected.reaches_others;
  if (concerns_others && settings_.inlay_hints && client_.takes_hint_refresh)
    send_request("workspace/inlayHint/refresh", {});
  if (!client_.pulls_diagnostics) return publisher_.note(context(), affected, now);
  if (concerns_others && client_.takes_refresh) send_request("workspace/diagnostic/refresh", {});
}

}  // namespace iislint::lsp
