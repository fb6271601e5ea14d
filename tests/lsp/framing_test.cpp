// Bytes in, bytes out: frames, broken ones too, the order of a session, and how it ends.
#include <doctest/doctest.h>

#include <new>

#include "app/lsp/protocol/frame_reader.h"
#include "app/lsp/serve.h"
#include "client.h"
#include "memory_transport.h"
#include "source/file_reader.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

struct Session {
  int status;
  std::vector<std::string> bodies;
};

std::vector<std::string> bodies_in(const std::string& output) {
  lsp::FrameReader frames;
  frames.add(output);
  std::vector<std::string> bodies;
  while (const auto frame = frames.next()) {
    CHECK(frame->problem == "");
    bodies.push_back(frame->body);
  }
  CHECK(!frames.is_inside());
  return bodies;
}

Session session(const std::string& input, std::size_t piece = 1000) {
  const source::MemoryReader files(Files{{"/w/web.config", "<configuration/>"}});
  MemoryTransport transport(input, piece);
  const int status = lsp::serve(transport, {files, {}});
  return {status, bodies_in(transport.output)};
}

/// Has no memory left for any file of that name.
class FailingReader final : public source::FileReader {
 public:
  source::PathKind kind(const std::string& path) const override { return files_.kind(checked(path)); }
  std::string absolute(const std::string& path) const override { return files_.absolute(checked(path)); }
  std::string real(const std::string& path) const override { return files_.real(path); }
  bool is_link(const std::string&) const override { return false; }
  std::optional<base::Error> refusal(const std::string&) const override { return std::nullopt; }
  base::Result<std::string> read(const std::string& path, std::size_t max_bytes) const override {
    return files_.read(path, max_bytes);
  }
  base::Result<std::vector<source::DirectoryEntry>> list(const std::string& path) const override {
    return files_.list(path);
  }

 private:
  static const std::string& checked(const std::string& path) {
    if (path.find("failing") != std::string::npos) throw std::bad_alloc();
    return path;
  }
  const source::MemoryReader files_{Files{}};
};

/// A client to which nothing can be written after a while.
class FailingTransport final : public lsp::Transport {
 public:
  explicit FailingTransport(std::string input) : transport_(std::move(input), 1000) {}
  std::size_t read(std::span<char> buffer) override { return transport_.read(buffer); }
  bool write(std::string_view bytes) override {
    if (++writes_ > 1) throw std::bad_alloc();
    return transport_.write(bytes);
  }

 private:
  MemoryTransport transport_;
  int writes_ = 0;
};

std::string framed(const std::string& text) {
  return lsp::framed(json(text));
}

int code_of(const std::string& body) {
  return static_cast<int>(member(parsed(body), "error/code").integer);
}

const std::string kInitialize =
                      framed("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'capabilities':{}}}"),
                  kInitialized = framed("{'jsonrpc':'2.0','method':'initialized','params':{}}"),
                  kShutdown = framed("{'jsonrpc':'2.0','id':'end','method':'shutdown'}"),
                  kExit = framed("{'jsonrpc':'2.0','method':'exit'}"),
                  kNothing = framed("{'jsonrpc':'2.0','id':9,'method':'nothing'}");

}  // namespace

TEST_CASE("a session ends with 0 after shutdown, and with 1 without it or when the client is gone") {
  CHECK(session(kInitialize + kInitialized + kShutdown + kExit).status == 0);
  CHECK(session(kInitialize + kExit).status == 1);
  CHECK(session(kExit).status == 1);
  CHECK(session(kInitialize + kShutdown).status == 0);
  CHECK(session(kInitialize).status == 1);
  CHECK(session("").status == 1);
  CHECK(session(kInitialize.substr(0, 60)).status == 1);
}

TEST_CASE("what comes in single bytes is the same") {
  const std::string input = kInitialize + kInitialized + kNothing + kShutdown + kExit;
  const Session whole = session(input), bytes = session(input, 1);
  CHECK(bytes.status == 0);
  CHECK(whole.bodies == bytes.bodies);
  REQUIRE(whole.bodies.size() == 3);
  CHECK(code_of(whole.bodies[1]) == -32601);
  CHECK(member(parsed(whole.bodies[2]), "id").string == "end");
  CHECK(member(parsed(whole.bodies[2]), "result").is(base::JsonKind::null));
}

TEST_CASE("requests before initialize and after shutdown are refused") {
  const Session early = session(kNothing + kInitialize + kInitialize + kShutdown + kNothing + kExit);
  REQUIRE(early.bodies.size() == 5);
  CHECK(code_of(early.bodies[0]) == -32002);
  CHECK(member(parsed(early.bodies[0]), "id").integer == 9);
  CHECK(code_of(early.bodies[2]) == -32600);
  CHECK(code_of(early.bodies[4]) == -32600);
  CHECK(early.status == 0);
}

TEST_CASE("broken messages are answered, and the next one is understood") {
  const std::pair<std::string, int> broken[] = {
      {lsp::framed("{"), -32700},
      {lsp::framed("\xFF"), -32700},
      {lsp::framed("[]"), -32600},
      {lsp::framed("7"), -32600},
      {framed("{'id':4,'method':'x'}"), -32600},
      {framed("{'jsonrpc':'2.0','id':4}"), -32600},
      {framed("{'jsonrpc':'2.0','id':[],'method':'x'}"), -32600},
      {framed("{'jsonrpc':'2.0','id':4,'method':5}"), -32600},
      {framed("{'jsonrpc':'2.0','id':4,'method':'x','params':5}"), -32600},
      {"Content-Length: many\r\n\r\n", -32700},
      {"Content-Length: -5\r\n\r\n", -32700},
      {"Content-Type: text\r\n\r\n", -32700},
      {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", -32700},
      {"noise ", -32700},
      {std::string(20'000, 'x'), -32700},
      {std::string(20'000, 'C'), -32700},
      {"Content-Length: 999999999999\r\n\r\n" + std::string(5000, ' '), -32700},
  };
  for (const auto& [text, code] : broken) {
    CAPTURE(text.substr(0, 100));
    const bool swallows_all = text.find("99999") != std::string::npos;
    const Session result = session(kInitialize + text + kShutdown + kExit);
    REQUIRE(result.bodies.size() == (swallows_all ? 2 : 3));
    CHECK(code_of(result.bodies[1]) == code);
    CHECK(result.status == (swallows_all ? 1 : 0));
  }
}

TEST_CASE("headers may be in any letter case and order, with others beside them") {
  const std::string body = json("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{}}");
  const std::string header = "content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:" +
                             std::to_string(body.size()) + "\r\n\r\n";
  CHECK(session(header + body).bodies.size() == 1);
}

TEST_CASE("what a message holds is bounded") {
  lsp::FrameReader frames(10);
  frames.add("Content-Length: 11\r\n\r\n");
  const auto refused = frames.next();
  REQUIRE(refused.has_value());
  CHECK(refused->problem != "");
  frames.add("01234567890Content-Length: 2\r\n\r\n{}");
  const auto next = frames.next();
  REQUIRE(next.has_value());
  CHECK(next->body == "{}");
}

TEST_CASE("a cancelled request that still waits is answered as cancelled") {
  lsp::Inbox inbox;
  const auto put = [&](const std::string& text) {
    inbox.put({std::get<lsp::Message>(lsp::read_message(json(text)))});
  };
  put("{'jsonrpc':'2.0','id':1,'method':'textDocument/hover','params':{}}");
  put("{'jsonrpc':'2.0','id':'a','method':'textDocument/hover','params':{}}");
  put("{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':'a'}}");
  put("{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':7}}");
  put("{'jsonrpc':'2.0','method':'textDocument/didChange','params':{'textDocument':{'uri':'x:y'}}}");
  inbox.close();
  CHECK(inbox.has_newer("x:y"));
  CHECK(!inbox.has_newer("x:z"));
  CHECK(!inbox.take(std::nullopt)->is_cancelled);
  const auto second = inbox.take(std::nullopt);
  REQUIRE(second.has_value());
  CHECK(second->is_cancelled);
  CHECK(inbox.take(std::nullopt).has_value());
  CHECK(!inbox.take(std::nullopt).has_value());
  CHECK(inbox.is_at_end());

  Client client({});
  std::vector<std::string> bodies;
  const source::MemoryReader files(Files{});
  lsp::Server server({files, {}}, [&](const std::string& body) { bodies.push_back(body); });
  server.receive(*second);
  REQUIRE(bodies.size() == 1);
  CHECK(code_of(bodies[0]) == -32800);
}

TEST_CASE("a cancellation without a proper id cancels nothing") {
  for (const std::string params :
       {"{'id':true}", "{'id':null}", "{'id':{}}", "{'id':0.5}", "{}", "[0]", "{'id':'0'}"}) {
    CAPTURE(params);
    lsp::Inbox inbox;
    for (const std::string& text : {std::string("'id':0,'method':'textDocument/hover'"),
                                    "'method':'$/cancelRequest','params':" + params})
      inbox.put({std::get<lsp::Message>(lsp::read_message(json("{'jsonrpc':'2.0'," + text + "}")))});
    CHECK(!inbox.take(std::nullopt)->is_cancelled);
  }
}

TEST_CASE("what fails is said, and the session goes on") {
  const FailingReader files;
  MemoryTransport transport(
      framed("{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'rootUri':'file:///failing'}}") +
          kInitialize + kInitialized +
          framed("{'jsonrpc':'2.0','method':'textDocument/didOpen','params':{'textDocument':"
                 "{'uri':'file:///failing/x','version':1,'text':''}}}") +
          kNothing + kShutdown + kExit,
      1000);
  CHECK(lsp::serve(transport, {files, {}}) == 0);
  const auto bodies = bodies_in(transport.output);
  REQUIRE(bodies.size() == 5);
  CHECK(code_of(bodies[0]) == -32603);
  CHECK(has_member(parsed(bodies[1]), "result/capabilities"));
  CHECK(member(parsed(bodies[2]), "params/message").string.starts_with("iislint failed: "));
  CHECK(code_of(bodies[3]) == -32601);
}

TEST_CASE("a session to which nothing can be written any longer ends") {
  const source::MemoryReader files(Files{});
  FailingTransport transport(kInitialize + kInitialized + kNothing + kNothing + kShutdown + kExit);
  CHECK(lsp::serve(transport, {files, {}}) == 1);
}

TEST_CASE("the folder of an older client is searched, however it is spelt") {
  const auto found_with = [](const std::string& root) {
    const source::MemoryReader files(Files{{"/w/web.config", "<configuration/>"}});
    MemoryTransport transport(framed("{'jsonrpc':'2.0','id':1,'method':'initialize','params':{" + root +
                                     ",'capabilities':{'window':{'workDoneProgress':true}}}}") +
                                  kInitialized + kShutdown + kExit,
                              1000);
    CHECK(lsp::serve(transport, {files, {}}) == 0);
    for (const std::string& body : bodies_in(transport.output)) {
      if (body.find("\"end\"") != std::string::npos && body.find("1 files") != std::string::npos) return true;
    }
    return false;
  };
  CHECK(found_with("'rootPath':'/w'"));
  CHECK(found_with("'rootPath':'/w/x/../'"));
  CHECK(found_with("'rootUri':'file:///w/x/..'"));
  CHECK(!found_with("'rootUri':'vscode-vfs://host/w'"));
}

TEST_CASE("a client that reads no longer ends the session") {
  const source::MemoryReader files(Files{});
  MemoryTransport transport(kInitialize + kNothing + kNothing, 1000);
  transport.is_open = false;
  CHECK(lsp::serve(transport, {files, {}}) == 1);
}
