// Positions and offsets, addresses and paths, and the bytes that a buffer stands for.
#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "app/lsp/text/document.h"
#include "app/lsp/text/uris.h"
#include "app/lsp/workspace/document_roles.h"
#include "base/utf8.h"
#include "source/decode.h"

using namespace iislint;
using lsp::PathStyle;
using lsp::Position;
using lsp::PositionEncoding;

namespace {

constexpr auto kUtf16 = PositionEncoding::utf16, kUtf8 = PositionEncoding::utf8;

lsp::Document document(std::string text, std::optional<source::EncodingFacts> stored = std::nullopt) {
  return lsp::Document("file:///w/web.config", "/w/web.config", 1, std::move(text), std::move(stored));
}

}  // namespace

TEST_CASE("positions count lines of every kind, and units of the encoding") {
  const std::string text = "a\xC3\xA4\xF0\x9F\x98\x80z\r\nb\rc\n\xE2\x82\xAC";
  const lsp::LineStarts lines(text);
  CHECK(lines.count() == 4);
  const auto at = [&](std::uint32_t offset, PositionEncoding encoding) {
    return lines.position(text, offset, encoding);
  };
  CHECK(at(7, kUtf16) == Position{0, 4});
  CHECK(at(7, kUtf8) == Position{0, 7});
  CHECK(at(10, kUtf16) == Position{1, 0});
  CHECK(at(12, kUtf16) == Position{2, 0});
  CHECK(at(static_cast<std::uint32_t>(text.size()), kUtf16) == Position{3, 1});
  CHECK(at(999, kUtf8) == Position{3, 3});
  CHECK(lines.offset(text, {0, 4}, kUtf16) == 7);
  CHECK(lines.offset(text, {0, 3}, kUtf16) == 3);  // inside of the surrogate pair
  CHECK(lines.offset(text, {0, 5}, kUtf8) == 3);   // inside of its bytes
  CHECK(lines.offset(text, {0, 99}, kUtf16) == 8);
  CHECK(lines.offset(text, {1, 99}, kUtf16) == 11);
  CHECK(lines.offset(text, {9, 0}, kUtf16) == text.size());
}

TEST_CASE("line starts follow every edit as if they were counted anew") {
  std::mt19937 random(1);
  const std::string pieces[] = {"", "\r", "\n", "\r\n", "ab", "x\n\ny", "\r\r\n", "\xF0\x9F\x98\x80"};
  lsp::Document kept = document("one\r\ntwo\nthree");
  for (int i = 0; i < 3000; ++i) {
    const std::string text(kept.text());
    const lsp::LineStarts lines(text);
    const auto any = [&] { return static_cast<std::uint32_t>(random() % (text.size() + 2)); };
    const std::uint32_t one = any(), two = any();
    const lsp::Range range{lines.position(text, std::min(one, two), kUtf8),
                           lines.position(text, std::max(one, two), kUtf8)};
    kept.replace(range, pieces[random() % std::size(pieces)], kUtf8);
    if (kept.text().size() > 200) kept.replace_all("start\r\n");
    const lsp::LineStarts fresh(kept.text());
    for (std::uint32_t offset = 0; offset <= kept.text().size(); ++offset)
      REQUIRE(kept.position(offset, kUtf8) == fresh.position(kept.text(), offset, kUtf8));
  }
}

TEST_CASE("places in long lines are those that are counted one by one, after edits, too") {
  std::mt19937 random(2);
  std::string pieces[] = {"\n", "\r", "ab", "\xC3\xA4", "\xF0\x9F\x98\x80", "\xE2\x82", "", ""};
  for (int i = 0; i < 3000; ++i) {
    pieces[6] += "x";
    pieces[7] += pieces[2 + random() % 3];
  }
  lsp::Document kept = document("start");
  for (int i = 0; i < 400; ++i) {
    const auto any = [&] { return static_cast<std::uint32_t>(random() % (kept.text().size() + 1)); };
    const std::uint32_t one = any(), two = std::min(any(), one + 300);
    const lsp::Range range{kept.position(std::min(one, two), kUtf8),
                           kept.position(std::max(one, two), kUtf8)};
    kept.replace(range, pieces[random() % std::size(pieces)], kUtf8);
    if (kept.text().size() > 40000) kept.replace_all(pieces[7]);
    const std::string text(kept.text());
    for (int each = 0; each < 40; ++each) {
      std::uint32_t offset = any();
      const std::size_t line_end = text.find_last_of("\r\n", offset == 0 ? std::string::npos : offset - 1);
      const std::size_t begin = offset == 0 || line_end == std::string::npos ? 0 : line_end + 1;
      if (offset > 0 && offset < text.size() && text[offset - 1] == '\r' && text[offset] == '\n') continue;
      const Position found = kept.position(offset, kUtf16);
      REQUIRE(found.character == base::utf16_length(text.substr(begin, offset - begin)));
      const bool is_inside =
          offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u;
      if (is_inside || text.find("\xE2\x82") != std::string::npos) continue;
      REQUIRE(kept.offset(found, kUtf16) == offset);
      REQUIRE(kept.offset(kept.position(offset, kUtf8), kUtf8) == offset);
    }
  }
}

TEST_CASE("places in a line that holds a whole file are found at once") {
  for (const std::string unit : {"ab", "\xC3\xA4"}) {
    std::string line;
    while (line.size() < 300000)
      line += unit;
    const lsp::Document text = document(line);
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint32_t i = 0; i < 20000; ++i) {
      const Position place = text.position(280000 + i / 2 * 2, kUtf16);
      REQUIRE(text.offset(place, kUtf16) == 280000 + i / 2 * 2);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
  }
}

TEST_CASE("a range is clamped, and may be the wrong way round") {
  lsp::Document text = document("ab\r\ncd");
  text.replace({{0, 99}, {0, 99}}, "!", kUtf16);
  CHECK(text.text() == "ab!\r\ncd");
  text.replace({{7, 0}, {9, 0}}, "?", kUtf16);
  CHECK(text.text() == "ab!\r\ncd?");
  text.replace({{1, 1}, {0, 0}}, "", kUtf16);
  CHECK(text.text() == "d?");
}

TEST_CASE("addresses of files become paths, however the editor writes them") {
  const auto posix = [](const char* uri) { return lsp::path_of_uri(uri, PathStyle::posix); };
  CHECK(posix("file:///srv/a%20b/web.config") == "/srv/a b/web.config");
  CHECK(posix("file:///srv/a b/%C3%A4.config") == "/srv/a b/\xC3\xA4.config");
  CHECK(posix("file://localhost/x") == "/x");
  CHECK(posix("FILE:/x/./y/../z") == "/x/z");
  CHECK(posix("file:///100%/x%2") == "/100%/x%2");
  CHECK(!posix("file://server/share/x").has_value());
  CHECK(!posix("untitled:Untitled-1").has_value());
  CHECK(!posix("file:///a%00b").has_value());
  CHECK(!posix("").has_value());
  const auto windows = [](const char* uri) { return lsp::path_of_uri(uri, PathStyle::windows); };
  CHECK(windows("file:///c%3A/inetpub/web.config") == "C:/inetpub/web.config");
  CHECK(windows("file:///C:/inetpub/web.config") == "C:/inetpub/web.config");
  CHECK(windows("file://server/share/web.config") == "//server/share/web.config");
}

TEST_CASE("paths become addresses that lead back to them") {
  CHECK(lsp::uri_of_path("/srv/a b#.config", PathStyle::posix) == "file:///srv/a%20b%23.config");
  CHECK(lsp::uri_of_path("C:\\inetpub\\web.config", PathStyle::windows) == "file:///C%3A/inetpub/web.config");
  CHECK(lsp::uri_of_path("//server/share/x", PathStyle::windows) == "file://server/share/x");
  for (const char* path : {"/a", "/a b/%20/\xC3\xA4", "/x#y?z"})
    CHECK(lsp::path_of_uri(lsp::uri_of_path(path, PathStyle::posix), PathStyle::posix) == path);
  for (const char* path : {"C:/a b/x", "//server/share/x"})
    CHECK(lsp::path_of_uri(lsp::uri_of_path(path, PathStyle::windows), PathStyle::windows) == path);
  CHECK(lsp::name_in_uri("untitled:Untitled-1") == "Untitled-1");
  CHECK(lsp::name_in_uri("vscode-vfs://x/a%20b/web.config") == "web.config");
}

TEST_CASE("the bytes of a buffer decode to its text, whatever encoding the file has or declares") {
  const std::string euro = "\xE2\x82\xAC", umlaut = "\xC3\xA4", smile = "\xF0\x9F\x98\x80";
  std::vector<std::optional<source::EncodingFacts>> stored = {std::nullopt};
  for (const std::string& bytes :
       {std::string("<x/>"), std::string("\xEF\xBB\xBF<x/>"), std::string("\xFF\xFE<\0x\0", 6),
        std::string("\xFE\xFF\0<\0x", 6), std::string("<\0x\0", 4),
        std::string("<?xml version='1.0' encoding='windows-1252'?><x/>")})
    stored.push_back(source::decode(bytes).facts);
  for (const std::string declared :
       {"", "utf-8", "utf-16", "windows-1252", "iso-8859-2", "ebcdic", "utf-1"}) {
    for (const std::string& content :
         {std::string("a"), umlaut, euro, smile, std::string("\0", 1), umlaut + smile}) {
      const std::string text =
          declared.empty() ? content
                           : "<?xml version='1.0' encoding='" + std::string(declared) + "'?>" + content;
      for (const auto& facts : stored) {
        CAPTURE(text);
        CHECK(source::decode(document(text, facts).bytes()).text == text);
      }
    }
  }
  const lsp::Document marked = document("\xEF\xBB\xBF<x/>");
  CHECK(source::decode(marked.bytes()).text == "<x/>");
  CHECK(marked.position(0, kUtf16) == Position{0, 1});
  CHECK(marked.offset({0, 1}, kUtf16) == 0);
  CHECK(marked.offset({0, 0}, kUtf16) == 0);
}

TEST_CASE("an element is known by its name, whatever follows it") {
  const auto is_ours = [](const std::string& element) {
    return lsp::may_be_configuration("/w/other.txt", "<configuration>\n" + element);
  };
  for (const char* element :
       {"<system.web>", "<system.web ", "<system.web\n", "<system.web\t", "<system.web\r\n", "<system.web/>",
        "<system.webServer\n>", "<location\n path=''>", "<location\t", "<system.webbing/><system.web/>"}) {
    CAPTURE(element);
    CHECK(is_ours(element));
  }
  for (const char* element : {"<system.webbing>", "<system.webServers/>", "<locations/>",
                              "<location>Berlin</location>", "<system.web"}) {
    CAPTURE(element);
    CHECK(!is_ours(element));
  }
}
