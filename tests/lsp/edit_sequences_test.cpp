// After any sequence of edits, what is said of a buffer is what a fresh run says of the same text.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "client.h"
#include "frames.h"
#include "repository.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

constexpr std::size_t kEdits = 300;  // IISLINT_LSP_EDITS makes more of them

std::size_t wanted_edits() {
  const char* wanted = std::getenv("IISLINT_LSP_EDITS");
  return wanted != nullptr ? std::stoul(wanted) : kEdits;
}

const std::vector<std::string> kPaths = {"server/applicationHost.config", "web/intranet/web.config",
                                         "web/intranet/app/web.config"};

const std::vector<std::string> kPieces = {
    "",
    " ",
    "\"",
    "<",
    ">",
    "/>",
    "\r\n",
    "\n",
    "\r",
    "\xF0\x9F\x98\x80",
    "\xC3\xA4",
    "<!-- ",
    " -->",
    "<clear />",
    "<remove name=\"x\" />",
    "<httpErrors errorMode=\"Detailed\" />",
    " overrideMode=\"Deny\"",
    " lockAttributes=\"enabled\"",
    " configSource=\"x.config\"",
    "<location path=\"Intranet/App\"><system.webServer><asp scriptErrorSentToBrowser=\"true\" "
    "/></system.webServer></location>",
    "true",
    "false",
    "Deny",
    "</system.webServer>",
    "<![CDATA[",
    "&#x;",
};

class Texts {
 public:
  explicit Texts(std::map<std::string, std::string> originals)
      : originals_(std::move(originals)), now_(originals_) {}

  const std::map<std::string, std::string>& all() const { return now_; }

  /// An edit of one of them: a piece in the place of some characters, or a part of the original back.
  void change(Client& client, std::mt19937& random, int version) {
    const std::string& path = kPaths[random() % kPaths.size()];
    std::string& text = now_[path];
    if (random() % 40 == 0) {
      text = originals_[path];
      return client.replace(path, text, version);
    }
    const lsp::LineStarts lines(text);
    const auto begin = static_cast<std::uint32_t>(random() % (text.size() + 1));
    const auto length = static_cast<std::uint32_t>(random() % 3 == 0 ? random() % 40 : random() % 3);
    const auto place = [&](std::uint32_t at) {
      return lines.position(text, std::min(at, static_cast<std::uint32_t>(text.size())),
                            lsp::PositionEncoding::utf16);
    };
    const lsp::Range range{place(begin), place(begin + length)};
    const std::string& piece = kPieces[random() % kPieces.size()];
    lsp::Document document("x", "/x", 1, text, std::nullopt);
    document.replace(range, piece, lsp::PositionEncoding::utf16);
    text = document.text();
    client.edit(path,
                std::to_string(range.start.line) + ":" + std::to_string(range.start.character) + "-" +
                    std::to_string(range.end.line) + ":" + std::to_string(range.end.character),
                piece, version);
  }

 private:
  std::map<std::string, std::string> originals_, now_;
};

}  // namespace

TEST_CASE("findings after many edits are those of a fresh run") {
  Files stored;
  std::map<std::string, std::string> texts;
  for (const std::string& file : files_below("tests/hierarchy/whole-server", ""))
    stored[file.substr(file.find("whole-server/") + 13)] = read_file(file);
  for (const std::string& path : kPaths)
    texts[path] = stored.at(path);
  Texts buffers(texts);
  Client edited(stored);
  for (const std::string& path : kPaths)
    edited.open(path, texts[path]);
  std::mt19937 random(16);
  for (std::size_t i = 0; i < wanted_edits(); ++i) {
    buffers.change(edited, random, static_cast<int>(i) + 2);
    if (i % 3 != 0) continue;  // several edits between two looks
    Files fresh_files = stored;
    for (const auto& [path, text] : buffers.all())
      fresh_files[path] = text;
    Client fresh(fresh_files);
    for (const auto& [path, text] : buffers.all())
      fresh.open(path, text);
    CAPTURE(i);
    for (const std::string& path : kPaths)
      REQUIRE(edited.shown(path) == fresh.shown(path));
    edited.forget_old();
  }
}
