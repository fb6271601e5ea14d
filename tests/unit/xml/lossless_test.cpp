// Whatever the text is, it gives a tree to which every byte belongs: tried with all samples, cut off and
// damaged.
#include <doctest/doctest.h>

#include <random>

#include "repository.h"
#include "scanned.h"
#include "tree_fault.h"

using namespace iislint;
using tests::Scanned;

namespace {

std::string fault(const std::string& text) {
  const Scanned scanned(text);
  return tests::tree_fault(scanned.document);
}

constexpr const char* kText =
    "<?xml version=\"1.0\"?><!-- a --><a b='1' c=\"&amp;2\"><d/>text<![CDATA[e]]><?f g?><h i='j'>k</h "
    "></a>\n";

}  // namespace

TEST_CASE("every byte of every sample belongs to a node") {
  const auto files = tests::files_below("tests/rules", ".config");
  REQUIRE(files.size() > 100);
  for (const std::string& file : files) {
    CAPTURE(file);
    CHECK(fault(tests::read_file(file)) == "");
  }
}

TEST_CASE("so it is wherever the text is cut off") {
  const std::string text = kText;
  for (std::size_t length = 0; length <= text.size(); ++length) {
    CAPTURE(text.substr(0, length));
    CHECK(fault(text.substr(0, length)) == "");
    CHECK(fault(text.substr(length)) == "");
  }
}

TEST_CASE("so it is whatever is damaged") {
  std::mt19937 random(20240229);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  const std::string signs = "<>/='\"&;![]-? \n\tax:";
  for (int round = 0; round < 5000; ++round) {
    std::string text = kText;
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(text.size());
      if (below(2) == 0) text.erase(at, 1 + below(8));
      text.insert(std::min(at, text.size()), 1, signs[below(signs.size())]);
    }
    CAPTURE(text);
    REQUIRE(fault(text) == "");
  }
}

TEST_CASE("the check sees a tree with a hole") {
  const Scanned scanned("<a><b/>text</a>");
  xml::Document document = scanned.document;
  document.nodes[scanned.element("b")].next_sibling = xml::kNone;
  CHECK(tests::tree_fault(document) != "");
}
