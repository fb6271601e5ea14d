#include "app/lsp/session/inbox.h"

#include <algorithm>

#include "app/lsp/protocol/json_access.h"

namespace iislint::lsp {

/// Whether the message was a request for cancellation.
bool Inbox::cancel(const Message& message) {
  if (message.kind != Message::Kind::notification || message.method != "$/cancelRequest") return false;
  const std::string wanted = id_in(message.params);
  if (wanted.empty()) return true;
  for (Received& each : waiting_) {
    const auto* request = std::get_if<Message>(&each.content);
    const bool is_it = request != nullptr && request->kind == Message::Kind::request && request->id == wanted;
    each.is_cancelled = each.is_cancelled || is_it;
  }
  return true;
}

void Inbox::put(Received received) {
  std::unique_lock lock(mutex_);
  const auto* message = std::get_if<Message>(&received.content);
  if (message != nullptr && cancel(*message)) return;
  emptied_.wait(lock, [&] { return waiting_.size() < kMost || is_closed_; });
  if (is_closed_) return;
  waiting_.push_back(std::move(received));
  filled_.notify_one();
}

void Inbox::close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  filled_.notify_all();
  emptied_.notify_all();
}

std::optional<Received> Inbox::take(std::optional<Clock::time_point> until) {
  std::unique_lock lock(mutex_);
  const auto is_there = [&] { return !waiting_.empty() || is_closed_; };
  if (until) {
    filled_.wait_until(lock, *until, is_there);
  } else {
    filled_.wait(lock, is_there);
  }
  if (waiting_.empty()) return std::nullopt;
  Received first = std::move(waiting_.front());
  waiting_.pop_front();
  emptied_.notify_one();
  return first;
}

bool Inbox::is_at_end() {
  const std::lock_guard lock(mutex_);
  return is_closed_ && waiting_.empty();
}

bool Inbox::has_newer(std::string_view uri) {
  const std::lock_guard lock(mutex_);
  return std::any_of(waiting_.begin(), waiting_.end(), [&](const Received& each) {
    const auto* message = std::get_if<Message>(&each.content);
    if (message == nullptr) return false;
    if (message->method != "textDocument/didChange" && message->method != "textDocument/didClose")
      return false;
    const std::string* other = text_at(message->params, {"textDocument", "uri"});
    return other != nullptr && *other == uri;
  });
}

}  // namespace iislint::lsp
