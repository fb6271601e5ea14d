#include "app/lsp/session/publisher.h"

#include <algorithm>

#include "app/lsp/answers/diagnostics.h"

namespace iislint::lsp {

using base::JsonWriter;

Publisher::Clock::time_point Publisher::turn(Clock::time_point now, Clock::duration half) {
  const bool is_quick = half < std::chrono::milliseconds(5);
  const Clock::duration wait = std::min(half, kLongestWait);
  return is_quick || now > Clock::time_point::max() - wait ? now : now + wait;
}

void Publisher::want(const std::string& path, Clock::time_point now) {
  const auto took = took_.find(path);
  const Clock::duration half = took == took_.end() ? Clock::duration() : took->second / 2;
  waiting_[path] = turn(now, half);
}

void Publisher::note(const Context& context, const Affected& affected, Clock::time_point now) {
  const auto is_seen = [&](const std::string& path) {
    return context.settings.whole_workspace || context.workspace.at_path(path) != nullptr ||
           shown_.count(path) != 0;
  };
  for (const std::string& path : affected.paths) {
    if (is_seen(path)) want(path, now);
  }
  if (!affected.all) return;
  for (const auto& [path, document] : context.workspace.documents())
    want(path, now);
  for (const auto& [path, shown] : shown_)
    want(path, now);
  if (!context.settings.whole_workspace) return;
  for (const std::string& path : context.workspace.files())
    want(path, now);
}

std::optional<Publisher::Clock::time_point> Publisher::due() const {
  const auto first = std::min_element(waiting_.begin(), waiting_.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  return first == waiting_.end() ? std::nullopt : std::optional(first->second);
}

bool Publisher::publish_one(const Context& context, Clock::time_point now, const IsOutdated& is_outdated,
                            const Send& send) {
  const auto is_due = [&](const auto& entry) { return entry.second <= now; };
  const auto is_open = [&](const auto& entry) { return context.workspace.at_path(entry.first) != nullptr; };
  auto next = std::find_if(waiting_.begin(), waiting_.end(),
                           [&](const auto& entry) { return is_due(entry) && is_open(entry); });
  if (next == waiting_.end()) next = std::find_if(waiting_.begin(), waiting_.end(), is_due);
  if (next == waiting_.end()) return false;
  const std::string path = next->first;
  waiting_.erase(next);
  const Clock::time_point begin = Clock::now();
  publish(context, path, is_outdated, send);
  took_[path] = Clock::now() - begin;
  if (waiting_.empty()) {  // settings are wrong on their own account, whether they are open or not
    for (const std::string& mistaken : mistaken_files(context.workspace.project())) {
      if (shown_.count(mistaken) == 0) want(mistaken, now);
    }
  }
  return true;
}

void Publisher::publish(const Context& context, const std::string& path, const IsOutdated& is_outdated,
                        const Send& send) {
  const Document* document = context.workspace.at_path(path);
  const std::string uri = context.workspace.uri_of(path);
  if (document != nullptr && is_outdated(uri)) return;  // the change that waits will bring it back
  Diagnostics diagnostics;
  if (document != nullptr || context.workspace.is_there(path)) {
    Places places = context.places();
    diagnostics = diagnostics_of(places, context.client, path);
  }
  if (document != nullptr && is_outdated(uri)) return;
  const auto version = document != nullptr ? std::optional(document->version()) : std::nullopt;
  const auto known = shown_.find(path);
  if (known != shown_.end() && known->second.id == diagnostics.id && known->second.version == version) return;
  const bool is_known_to_client = known != shown_.end();
  const bool is_gone = document == nullptr && diagnostics.json == "[]";
  if (is_gone) {
    shown_.erase(path);
    if (!is_known_to_client) return;
  } else {
    shown_[path] = {diagnostics.id, version};
  }
  send(notification("textDocument/publishDiagnostics", json_of([&](JsonWriter& json) {
                      json.begin_object(JsonWriter::Layout::one_line).key("uri").string(uri);
                      if (version && context.client.takes_version) json.key("version").integer(*version);
                      json.key("diagnostics").raw(diagnostics.json).end_object();
                    })));
}

}  // namespace iislint::lsp
