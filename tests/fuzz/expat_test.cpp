// The scanner against expat: all files of the tests, of the corpus when it is there, and damaged ones. With
// IISLINT_FUZZ_RUNS in the environment that many are damaged.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "repository.h"
#include "source/decode.h"
#include "well_formedness.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

constexpr std::size_t kLargest = 4096;  // of the files that are damaged
constexpr std::size_t kRuns = 20'000;

const std::string kTokens[] = {"<",
                               ">",
                               "/>",
                               "</",
                               "=",
                               "\"",
                               "'",
                               "&",
                               ";",
                               "&amp;",
                               "&#60;",
                               "&#x10FFFF;",
                               "&#0;",
                               "&nbsp;",
                               "<!--",
                               "-->",
                               "--",
                               "<![CDATA[",
                               "]]>",
                               "<?",
                               "?>",
                               "<?x y?>",
                               "<?xml version=\"1.0\"?>",
                               "<?xml version='1.0' encoding='utf-8' standalone='yes'?>",
                               "xml",
                               "xmlns=\"x\"",
                               "xmlns:a=\"x\"",
                               "xmlns:a=\"\"",
                               "a:b",
                               "a:b=\"\"",
                               ":",
                               "xml:space=\"preserve\"",
                               "xmlns:xml=\"x\"",
                               "\t",
                               "\r\n",
                               "\r",
                               " ",
                               "<a/>",
                               "<a>",
                               "</a>",
                               "b='1'",
                               std::string(1, '\0'),
                               "\x01",
                               "\x7F",
                               "\xC2\x85",
                               "\xEF\xBB\xBF",
                               "\xEF\xBF\xBE",
                               "\xED\xA0\x80",
                               "\xC0\x80",
                               "\xF0\x90\x80\x80",
                               "\xE2\x80\xA8",
                               "\xC3\xA9",
                               "\xFF"};

std::vector<std::string> all_texts() {
  std::vector<std::string> texts;
  for (const char* folder : {"tests", "rules"}) {
    for (const std::string& file : tests::files_below(folder, ".config"))
      texts.push_back(tests::read_file(file));
  }
  for (const std::string& file : tests::corpus_files())
    texts.push_back(tests::read_file(file));
  return texts;
}

class Damage {
 public:
  explicit Damage(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  std::string next() {
    std::string text = texts_[below(texts_.size())];
    for (std::size_t changes = 1 + below(4); changes > 0; --changes)
      change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(8));
        return;
      case 1:
        text.insert(at, kTokens[below(std::size(kTokens))]);
        return;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        return;
      case 3:
        text.insert(at, text.substr(below(text.size() + 1), 1 + below(60)));
        return;
      default:
        text.replace(at, 1, kTokens[below(std::size(kTokens))]);
    }
  }

  std::vector<std::string> texts_;
  std::mt19937 random_{20240229};
};

std::size_t runs() {
  const char* wanted = std::getenv("IISLINT_FUZZ_RUNS");
  return wanted == nullptr ? kRuns : std::strtoull(wanted, nullptr, 10);
}

std::string utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii)
    bytes += {c, '\0'};
  return bytes;
}

}  // namespace

TEST_CASE("the scanner and expat agree on every file") {
  const auto texts = all_texts();
  REQUIRE(texts.size() > 100);
  for (const std::string& text : texts)
    CHECK(fuzz::difference_from_expat(text) == "");
}

TEST_CASE("they agree on damaged files") {
  auto texts = all_texts();
  std::erase_if(texts, [](const std::string& text) { return text.size() > kLargest; });
  for (const char* text : {"<a xmlns:b='c' b:d='&lt;'>e<!-- f --><![CDATA[g]]><?h i?></a>", "<a/>"}) {
    texts.insert(texts.end(), 40, text);
    texts.insert(texts.end(), 10, utf16(text));
  }
  Damage damage(std::move(texts));
  std::size_t differences = 0;
  for (std::size_t i = 0; i < runs() && differences < 5; ++i) {
    const std::string difference = fuzz::difference_from_expat(damage.next());
    CHECK(difference == "");
    if (!difference.empty()) ++differences;
  }
}

TEST_CASE("a difference is seen") {
  const auto difference = [](const std::string& text, void (*spoil)(xml::Document&)) {
    const source::SourceFile file("web.config", source::decode(text));
    xml::Document document = xml::scan(file, 0);
    spoil(document);
    return fuzz::difference_from_expat(document, text);
  };
  CHECK(difference("<a b='1' b='2'/>", [](xml::Document&) {}) == "");
  CHECK(difference("<a b='1' b='2'/>", [](xml::Document& document) { document.errors.clear(); }) != "");
  CHECK(difference("<a b='1'/>", [](xml::Document& document) { --document.attributes[0].value_end; }) != "");
}
