// The language server: bytes in place of frames, and texts that are edited. Whatever comes, what it sends are
// messages, and what it says of a text is what it says of the same text opened anew.
#include "app/lsp/protocol/frame_reader.h"
#include "app/lsp/serve.h"
#include "app/lsp/session/server.h"
#include "base/utf8.h"
#include "memory_transport.h"
#include "support.h"

using namespace iislint;

namespace {

const fuzz::Files kFiles = {{"/w/web.config", "<configuration><system.webServer/></configuration>"},
                            {"/w/.iislint.json", "{\"profile\": \"strict\"}"}};

const std::string kInitialize =
    R"({"capabilities":{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}},"workspaceFolders":[{"uri":"file:///w","name":"w"}]})";

void require_messages(const std::string& output) {
  lsp::FrameReader frames;
  frames.add(output);
  while (const auto frame = frames.next()) {
    base::Json json;
    if (!frame->problem.empty() || base::read_json(frame->body, json) || json.find("jsonrpc") == nullptr)
      fuzz::fail("what the server sends is no message", frame->body);
  }
  if (frames.is_inside()) fuzz::fail("the server has sent half a message", output);
}

void try_bytes(const std::string& bytes) {
  const source::MemoryReader files(kFiles);
  tests::MemoryTransport transport(lsp::framed(lsp::request(1, "initialize", kInitialize)) + bytes, 7);
  const int status = lsp::serve(transport, {files, {}});
  if (status != 0 && status != 1) fuzz::fail("the exit status is neither 0 nor 1", std::to_string(status));
  require_messages(transport.output);
}

/// A session with one document.
class Editor {
 public:
  explicit Editor(const std::string& text)
      : server_({files_, {}}, [this](const std::string& body) { take(body); }) {
    send(lsp::request(1, "initialize", kInitialize));
    send(lsp::notification("initialized", "{}"));
    send(lsp::notification(
        "textDocument/didOpen",
        R"({"textDocument":{"uri":"file:///w/web.config","version":1,"text":)" + lsp::quoted(text) + "}}"));
  }

  void change(const lsp::Range& range, const std::string& text) {
    send(lsp::notification(
        "textDocument/didChange",
        R"({"textDocument":{"uri":"file:///w/web.config","version":2},"contentChanges":[{"range":{"start":)" +
            written(range.start) + R"(,"end":)" + written(range.end) + R"(},"text":)" + lsp::quoted(text) +
            "}]}"));
  }

  /// Everything that can be asked at a place.
  void ask(const lsp::Range& range) {
    const std::string document = R"({"textDocument":{"uri":"file:///w/web.config"},"position":)" +
                                 written(range.start) +
                                 R"(,"newName":"x","context":{"diagnostics":[]},"range":{"start":)" +
                                 written(range.start) + R"(,"end":)" + written(range.end) + "}}";
    for (const char* method :
         {"hover", "completion", "definition", "references", "prepareRename", "rename", "documentSymbol",
          "documentLink", "foldingRange", "inlayHint", "codeLens", "codeAction", "diagnostic"})
      send(lsp::request(2, std::string("textDocument/") + method, document));
  }

  std::string diagnostics() {
    while (server_.work(lsp::Server::Clock::time_point::max(), [](std::string_view) { return false; })) {
    }
    return diagnostics_;
  }

 private:
  static std::string written(const lsp::Position& position) {
    return R"({"line":)" + std::to_string(position.line) + R"(,"character":)" +
           std::to_string(position.character) + "}";
  }
  void take(const std::string& body) {
    base::Json json;
    if (base::read_json(body, json)) fuzz::fail("what the server sends is no JSON", body);
    const base::Json* error = json.find("error");
    const base::Json* code = error == nullptr ? nullptr : error->find("code");
    if (code != nullptr && code->integer == static_cast<int>(lsp::ErrorCode::internal_error))
      fuzz::fail("a request has failed", body);
    if (body.find("publishDiagnostics") != std::string::npos) diagnostics_ = body;
  }
  void send(const std::string& body) {
    auto message = lsp::read_message(body);
    if (auto* readable = std::get_if<lsp::Message>(&message)) server_.receive({std::move(*readable)});
  }

  source::MemoryReader files_{kFiles};
  std::string diagnostics_;
  lsp::Server server_;
};

/// Each edit is four bytes: where, how much of the text goes, and how much of its beginning comes.
void try_edits(const std::string& text, const std::string& edits) {
  lsp::Document document("x", "/x", 1, base::to_valid_utf8(text), std::nullopt);
  Editor edited{std::string(document.text())};
  for (std::size_t at = 0; at + 4 <= std::min<std::size_t>(edits.size(), 64); at += 4) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(edits[at + i]));
    };
    const std::uint32_t begin = (byte(0) << 8 | byte(1)) % (document.decoded_size() + 1);
    const lsp::Range range = document.range(begin, begin + byte(2), lsp::PositionEncoding::utf16);
    const std::string piece =
        base::to_valid_utf8(std::string_view(document.text()).substr(begin / 2, byte(3)));
    document.replace(range, piece, lsp::PositionEncoding::utf16);
    edited.change(range, piece);
    if (at % 8 == 0) edited.ask(range);
    if (at % 16 == 0) edited.diagnostics();
  }
  Editor fresh{std::string(document.text())};
  const std::string said = edited.diagnostics(), wanted = fresh.diagnostics();
  if (said != wanted) fuzz::fail("edits lead to other findings than the text", said + "\n" + wanted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  if (input.choose(2) == 0) {
    try_bytes(input.part(0));
  } else {
    try_edits(input.part(0), input.part(1));
  }
  return 0;
}
