// The hash of lines, by the examples that GitHub's upload action is tested with.
#include "report/sarif/line_hash.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace iislint;
using Hashes = std::vector<std::string>;

namespace {

Hashes hashes_of(const std::string& text, bool has_bom = false) {
  const report::LineHashes hashes(text, has_bom);
  Hashes all;
  for (std::uint32_t line = 1; line <= hashes.size(); ++line)
    all.push_back(hashes.of_line(line));
  return all;
}

source::SourceFile file_of(const std::string& bytes) {
  return {"web.config", source::decode(bytes)};
}

}  // namespace

TEST_CASE("an empty text has one line") {
  CHECK(hashes_of("") == Hashes{"c129715d7a2bc9a3:1"});
}

TEST_CASE("blanks do not count, and a line reaches over its end") {
  CHECK(hashes_of(" a\nb\n  \t\tc\n d") ==
        Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
  CHECK(hashes_of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End") ==
        Hashes{"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
               "b86d3392aea1be30:1", "e6ceba753e1a442:1"});
}

TEST_CASE("every kind of line end is the same") {
  const Hashes wanted = {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                         "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                         "c129715d7a2bc9a3:1"};
  for (const char* text : {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
                           " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
                           " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
                           " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"})
    CHECK(hashes_of(text) == wanted);
}

TEST_CASE("equal lines are counted") {
  std::string text;
  for (int i = 0; i < 10; ++i)
    text += "Lorem ipsum dolor sit amet.\n";
  CHECK(hashes_of(text) == Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
                                  "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
                                  "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
                                  "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"});
}

TEST_CASE("there is a hash for each line of the index, and the byte order mark is a character of the first") {
  const std::string text = "<a>\r\n\r\n\xF0\x9F\x98\x80\r  \t\n\t</a>\n \n";
  const Hashes plain = hashes_of(text), marked = hashes_of(text, true);
  REQUIRE(plain.size() == marked.size());
  const source::LineIndex index(text);
  CHECK(index.position(text, static_cast<std::uint32_t>(text.size())).line == plain.size());
  CHECK(plain.front() != marked.front());
  CHECK(Hashes(plain.begin() + 1, plain.end()) == Hashes(marked.begin() + 1, marked.end()));
}

TEST_CASE("files whose text GitHub reads as we do") {
  CHECK(report::has_line_hashes(file_of("<a/>")));
  CHECK(report::has_line_hashes(file_of("\xEF\xBB\xBF<a/>")));
  CHECK(report::has_line_hashes(file_of("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a/>")));
  CHECK(!report::has_line_hashes(file_of("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a b='\xE9'/>")));
  CHECK(!report::has_line_hashes(file_of(std::string("\xFF\xFE<\0a\0/\0>\0", 10))));
}
