// Diagnostics that are sent without being asked for: which files wait for theirs, and what the client has
// been shown.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

class Publisher {
 public:
  using Clock = std::chrono::steady_clock;
  using Send = std::function<void(const std::string& body)>;
  /// Whether a newer text of the document has come already.
  using IsOutdated = std::function<bool(std::string_view uri)>;

  /// Takes over what has changed in the workspace.
  void note(const Context& context, const Affected& affected, Clock::time_point now);
  /// When the next file is to be looked at; nothing when none waits.
  std::optional<Clock::time_point> due() const;
  /// Sends the diagnostics of one file that is due, unless they are known or outdated. False when none is
  /// due.
  bool publish_one(const Context& context, Clock::time_point now, const IsOutdated& is_outdated,
                   const Send& send);
  /// A large file is not checked at every letter: it waits as long as half of its last check took.
  static constexpr Clock::duration kLongestWait = std::chrono::milliseconds(300);
  /// When its turn comes; `half` of what the last check took. Whoever asks for all there is says that it is
  /// the end of time, to which nothing can be added.
  static Clock::time_point turn(Clock::time_point now, Clock::duration half);

  /// Everything will be said again: the client or its user wants something else.
  void forget() { shown_.clear(); }

 private:
  struct Shown {
    std::string id;
    std::optional<std::int64_t> version;
  };
  void publish(const Context& context, const std::string& path, const IsOutdated& is_outdated,
               const Send& send);
  void want(const std::string& path, Clock::time_point now);

  std::map<std::string, Clock::time_point> waiting_;  // by path
  std::map<std::string, Shown> shown_;
  std::map<std::string, Clock::duration> took_;
};

}  // namespace iislint::lsp
