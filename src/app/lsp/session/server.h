// A session with one client, from initialize to exit: which messages mean what, and when. It reads nothing
// itself and knows no time: serve.h drives it.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/lsp/answers/context.h"
#include "app/lsp/protocol/message.h"
#include "app/lsp/session/inbox.h"
#include "app/lsp/session/publisher.h"

namespace iislint::lsp {

class Server {
 public:
  using Clock = Publisher::Clock;
  /// Takes the body of a message.
  using Send = std::function<void(const std::string& body)>;

  Server(Setup setup, Send send);

  /// Takes what has come and answers it. What fails is answered or logged; only sending may throw.
  void receive(const Received& received);
  /// When there is something to do although nothing comes; nothing when there is not.
  std::optional<Clock::time_point> due() const;
  /// Does a part of it; false when nothing is due.
  bool work(Clock::time_point now, const Publisher::IsOutdated& is_outdated);
  /// The exit status, once the client has said that it is over.
  std::optional<int> exit_status() const { return exit_status_; }
  /// That of a session whose client is gone without a word.
  int status_when_lost() const { return state_ == State::shut_down ? 0 : 1; }

 private:
  enum class State : std::uint8_t { fresh, initialized, shut_down };
  using Json = base::Json;

  Context context() {
    return {
        workspace_, client_, encoding_, settings_,
        [this](std::string_view method, const std::string& params) { send_(notification(method, params)); }};
  }

  void take(const Received& received);
  void answer(const Message& request, bool is_cancelled);
  Answer answer_to(const Message& request);
  Answer initialize(const Json& params);
  void show_rule_page(const Message& request);
  void notice(const Message& notification);
  void take_response(const Message& response);

  void initialized();
  void register_capabilities();
  void ask_for_settings();
  void search_folders();
  void set_trace(const Json& params);
  void trace(const std::string& message);

  void open(const Json& params);
  void change(const Json& params);
  void close(const Json& params);
  void change_folders(const Json& params);
  void change_files(const Json& params);
  void change_settings(const Json& params);
  void take_settings(const Json& section);
  void take_changes(Clock::time_point now);

  void send_request(std::string_view method, std::string_view params,
                    std::function<void(const Json& result)> then = {});
  void log(int type, const std::string& message);

  Workspace workspace_;
  std::string version_;
  Send send_;
  Client client_;
  EditorSettings settings_;
  PositionEncoding encoding_ = PositionEncoding::utf16;
  State state_ = State::fresh;
  bool traces_ = false;
  std::optional<int> exit_status_;
  Publisher publisher_;
  bool has_changed_ = false;  // something that the publisher does not know
  Clock::time_point changes_due_;
  std::uint64_t last_request_ = 0;
  std::map<std::string, std::function<void(const Json&)>> expected_;  // answers, by id
};

}  // namespace iislint::lsp
