#include "app/lsp/serve.h"

#include <array>
#include <exception>
#include <optional>
#include <span>
#include <thread>

#include "app/lsp/protocol/frame_reader.h"
#include "app/lsp/protocol/json_access.h"
#include "app/lsp/session/inbox.h"
#include "app/lsp/session/server.h"
#include "platform/running.h"

namespace iislint::lsp {
namespace {

Received content_of(const Frame& frame) {
  if (!frame.problem.empty()) return {Failure{ErrorCode::parse_error, frame.problem}};
  auto read = read_message(frame.body);
  if (auto* failure = std::get_if<Failure>(&read)) return {std::move(*failure)};
  return {std::move(std::get<Message>(read))};
}

bool is_exit(const Received& received) {
  const auto* message = std::get_if<Message>(&received.content);
  return message != nullptr && message->kind == Message::Kind::notification && message->method == "exit";
}

/// The program that began the session, which may be gone while others hold its end of the pipe open.
class ClientProcess {
 public:
  /// One that is not there to begin with is none of this machine, or of this container.
  void take_from(const Received& received) {
    const auto* message = std::get_if<Message>(&received.content);
    if (message == nullptr || message->method != "initialize") return;
    const auto process = integer_at(message->params, {"processId"});
    if (process && platform::is_running(*process)) process_ = process;
  }
  bool is_gone() const { return process_ && !platform::is_running(*process_); }

 private:
  std::optional<std::int64_t> process_;
};

/// Waits for more bytes; 0 when the client is gone.
std::size_t read_some(Transport& transport, std::span<char> buffer, const ClientProcess& client,
                      std::chrono::milliseconds between_looks) {
  while (!transport.wait(between_looks)) {
    if (client.is_gone()) return 0;
  }
  return transport.read(buffer);
}

/// Puts into the inbox what comes, until the client is gone or has said that it will be.
void read_all(Transport& transport, Inbox& inbox, std::chrono::milliseconds between_looks) {
  FrameReader frames;
  ClientProcess client;
  std::array<char, 65536> buffer;
  try {
    while (const std::size_t size = read_some(transport, buffer, client, between_looks)) {
      frames.add({buffer.data(), size});
      while (const auto frame = frames.next()) {
        Received received = content_of(*frame);
        client.take_from(received);
        const bool is_last = is_exit(received);
        inbox.put(std::move(received));
        if (is_last) return inbox.close();
      }
    }
  } catch (const std::exception&) {  // nothing can be read any longer, or be held
  }
  inbox.close();
}

/// Reads as long as it lives.
class Reader {
 public:
  Reader(Transport& transport, Inbox& inbox, std::chrono::milliseconds between_looks)
      : inbox_(inbox),
        thread_([&transport, &inbox, between_looks] { read_all(transport, inbox, between_looks); }) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    inbox_.close();
    thread_.join();  // a client that is not answered any longer will close its other end, too
  }

 private:
  Inbox& inbox_;
  std::thread thread_;
};

int answer_all(Inbox& inbox, Server& server, const bool& can_write) {
  const auto is_outdated = [&](std::string_view uri) { return inbox.has_newer(uri); };
  while (can_write) {
    if (const auto received = inbox.take(server.due())) {
      server.receive(*received);
      if (const auto status = server.exit_status()) return *status;
    } else if (!server.work(Server::Clock::now(), is_outdated) && inbox.is_at_end()) {
      break;
    }
  }
  return server.status_when_lost();
}

}  // namespace

int serve(Transport& transport, const Setup& setup) {
  bool can_write = true;
  Server server(setup,
                [&](const std::string& body) { can_write = can_write && transport.write(framed(body)); });
  Inbox inbox;
  const Reader reader(transport, inbox, setup.between_looks);
  try {
    return answer_all(inbox, server, can_write);
  } catch (const std::exception&) {  // nothing can be sent any longer
    return 1;
  }
}

}  // namespace iislint::lsp
