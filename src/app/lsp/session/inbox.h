// What has come and waits to be answered. A thread fills it while another one answers, so that the newest
// text is known before anything is computed for an older one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string_view>
#include <variant>

#include "app/lsp/protocol/message.h"

namespace iislint::lsp {

struct Received {
  std::variant<Message, Failure> content;  ///< a message, or what is wrong with one
  bool is_cancelled = false;               ///< a request that the client does not want any longer
};

class Inbox {
 public:
  using Clock = std::chrono::steady_clock;

  /// Waits while there is too much. A request for cancellation marks the request that it means and is gone.
  void put(Received received);
  /// Nothing more will come, and what comes all the same is dropped.
  void close();

  /// The oldest one. Waits for it until then, or for ever; nothing when none has come, or none will.
  std::optional<Received> take(std::optional<Clock::time_point> until);
  bool is_at_end();
  /// Whether a newer text of the document waits, or that it is closed.
  bool has_newer(std::string_view uri);

 private:
  static constexpr std::size_t kMost = 4096;

  bool cancel(const Message& message);

  std::mutex mutex_;
  std::condition_variable filled_, emptied_;
  std::deque<Received> waiting_;
  bool is_closed_ = false;
};

}  // namespace iislint::lsp
