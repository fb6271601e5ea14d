#include "source/decode.h"

#include <doctest/doctest.h>

using namespace iislint;

TEST_CASE("a wrong byte is seen wherever it stands") {
  for (std::size_t at = 0; at < 100; ++at) {
    CAPTURE(at);
    std::string bytes(100, 'x');
    bytes[at] = '\x80';
    const source::Decoded guessed = source::decode(bytes);
    REQUIRE(guessed.issues.size() == 1);
    CHECK(guessed.facts.name == "windows-1252");
    CHECK(guessed.issues[0].begin == at);
    CHECK(guessed.text.substr(at, 3) == "€");

    const source::Decoded marked = source::decode("\xEF\xBB\xBF" + bytes);
    REQUIRE(marked.issues.size() == 1);
    CHECK(marked.facts.name == "utf-8");
    CHECK(marked.issues[0].begin == at);
    CHECK(marked.text.substr(at, 3) == "\xEF\xBF\xBD");
    if (at + 1 == bytes.size()) continue;  // nothing follows that could be led back
    CHECK(marked.offsets.to_byte(marked.text, static_cast<std::uint32_t>(at) + 3) == at + 4);
  }
}

TEST_CASE("characters of several bytes are sound wherever they stand") {
  for (std::size_t at = 0; at < 70; ++at) {
    CAPTURE(at);
    for (const std::string character : {"é", "€", "😀"}) {
      const std::string text = std::string(at, 'x') + character + std::string(40, 'y') + character;
      CHECK(source::decode(text).text == text);
      CHECK(source::decode(text).issues.empty());
      const source::Decoded marked = source::decode("\xEF\xBB\xBF" + text);
      CHECK(marked.text == text);
      CHECK(marked.facts.has_bom);
      CHECK(marked.offsets.to_byte(marked.text, 0) == 3);
      const source::Decoded cut = source::decode(text.substr(0, text.size() - 1));
      CHECK(cut.facts.name == "windows-1252");
    }
  }
}

TEST_CASE("a text that is UTF-8 is not copied") {
  std::string bytes = "<configuration>" + std::string(1000, ' ') + "</configuration>";
  const char* const place = bytes.data();
  CHECK(source::decode(std::move(bytes)).text.data() == place);
}
