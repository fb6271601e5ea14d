// What an editor pays for a keystroke over the protocol: from the bytes of a change to those of the
// diagnostics that follow. One server in the process; prints the median and the best in milliseconds, and
// what many changes leave in memory.
//
//   typing [ROUNDS [EDITS]]
//
// A buffer of about 100 KB, then a server of about 12 MB, both applicationHost.config with sites that all
// offer FTP: each round types or takes back one character in the middle. At last EDITS (10,000) changes of
// the small one, with the resident memory before and after.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "app/lsp/protocol/message.h"
#include "app/lsp/session/server.h"
#include "server_with_sites.h"
#include "source/file_reader.h"

using namespace iislint;
using bench::server_with_sites;

namespace {

/// In KB.
std::size_t resident_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

class Editor {
 public:
  explicit Editor(std::size_t bytes)
      : server_({files_, options()}, [this](const std::string& body) { received_ += body.size(); }) {
    const std::string text = server_with_sites(bytes);
    line_ = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) / 2;
    send(lsp::request(1, "initialize", R"({"capabilities":{}})"));
    send(lsp::notification("initialized", "{}"));
    send(lsp::notification(
        "textDocument/didOpen",
        R"({"textDocument":{"uri":"file:///typing/applicationHost.config","languageId":"xml","version":1,)"
        R"("text":)" +
            lsp::quoted(text) + "}}"));
    settle();
  }

  /// Types a blank at the end of a line, or takes it back.
  void type() {
    is_typed_ = !is_typed_;
    const std::string line = std::to_string(line_), begin = R"({"line":)" + line + R"(,"character":0})",
                      end = R"({"line":)" + line + R"(,"character":)" + (is_typed_ ? "0}" : "1}");
    send(lsp::notification("textDocument/didChange",
                           R"({"textDocument":{"uri":"file:///typing/applicationHost.config","version":)" +
                               std::to_string(++version_) + R"(},"contentChanges":[{"range":{"start":)" +
                               begin + R"(,"end":)" + end + R"(},"text":)" +
                               (is_typed_ ? R"(" ")" : R"("")") + "}]}"));
    settle();
  }

  std::size_t received() const { return received_; }

 private:
  static engine::Options options() {
    engine::Options options;
    options.jobs = 0;
    return options;
  }
  void send(const std::string& body) {
    auto message = lsp::read_message(body);
    server_.receive({std::move(std::get<lsp::Message>(message))});
  }
  void settle() {
    while (server_.work(lsp::Server::Clock::time_point::max(), [](std::string_view) { return false; })) {
    }
  }

  source::MemoryReader files_{std::map<std::string, std::string>{}};
  std::size_t received_ = 0;
  lsp::Server server_;
  std::size_t line_ = 0;
  int version_ = 1;
  bool is_typed_ = false;
};

void measure(const char* name, std::size_t bytes, int rounds) {
  Editor editor(bytes);
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    editor.type();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    times.push_back(time.count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%s: median %.2f ms, best %.2f ms, %zu KB received\n", name, times[times.size() / 2],
              times.front(), editor.received() / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
  const int edits = argc > 2 ? std::max(0, std::atoi(argv[2])) : 10'000;
  measure("100 KB", 100'000, rounds);
  if (argc < 4) measure("12 MB", 12'000'000, std::max(1, rounds / 20));
  Editor editor(100'000);
  for (int i = 0; i < 200; ++i)
    editor.type();
  const std::size_t before = resident_memory();
  for (int i = 0; i < edits; ++i)
    editor.type();
  std::printf("%d edits: %zu KB before, %zu KB after\n", edits, before, resident_memory());
  return 0;
}
