#include "app/lsp/serve.h"

#include <array>
#include <exception>
#include <thread>

#include "app/lsp/protocol/frame_reader.h"
#include "app/lsp/session/inbox.h"
#include "app/lsp/session/server.h"

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

/// Puts into the inbox what comes, until the client is gone or has said that it will be.
void read_all(Transport& transport, Inbox& inbox) {
  FrameReader frames;
  std::array<char, 65536> buffer;
  try {
    while (const std::size_t size = transport.read(buffer)) {
      frames.add({buffer.data(), size});
      while (const auto frame = frames.next()) {
        Received received = content_of(*frame);
        const bool is_last = is_exit(received);
        inbox.put(std::move(received));
        if (is_last) return inbox.close();
      }
    }
  } catch (const std::exception&) {  // nothing can be read any longer, or be held
  }
  inbox.close();
}

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
  std::thread reader([&] { read_all(transport, inbox); });
  const int status = answer_all(inbox, server, can_write);
  inbox.close();
  reader.join();  // one that reads no longer will close its other end, too
  return status;
}

}  // namespace iislint::lsp
