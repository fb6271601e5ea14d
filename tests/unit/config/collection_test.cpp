// Directives over directives: what is in force, shared between places and in order.
#include "config/lookup/collection.h"

#include <doctest/doctest.h>

#include "schema/binding/binding.h"
#include "source/decode.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

/// A document whose collections of MIME maps stand one behind the other.
struct Maps {
  explicit Maps(const std::string& content)
      : file("web.config", source::decode("<configuration>" + content + "</configuration>")),
        document(xml::scan(file, 0)),
        binding(schema::bind(document, schema::FileKind::web)) {
    for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
      if (document.node(id).kind == xml::NodeKind::element && document.name(id) == "staticContent")
        sections.push_back({&document, &binding, id});
    }
  }

  std::string text(const config::Collection& collection) const {
    std::string result, buffer;
    for (const config::ElementRef& entry : collection) {
      const auto id = document.find_attribute(entry.element, "fileExtension");
      result += std::string(document.value(document.attribute(id), buffer));
    }
    return result;
  }

  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
  std::vector<config::ElementRef> sections;
};

std::string section(const std::string& content) {
  return "<location path='x'><system.webServer><staticContent>" + content +
         "</staticContent></system.webServer></location>";
}
std::string map(const std::string& extension) {
  return "<mimeMap fileExtension='" + extension + "' mimeType='a/b'/>";
}
std::string without(const std::string& extension) {
  return "<remove fileExtension='" + extension + "'/>";
}

}  // namespace

TEST_CASE("places share what they inherit and change it for themselves only") {
  const Maps maps(section(map(".a") + map(".b") + map(".c")) + section(without(".B") + map(".d")) +
                  section(map(".e")) + section("<clear/>" + map(".f") + without(".f") + map(".g")));
  REQUIRE(maps.sections.size() == 4);
  config::Collection server;
  server.merge(maps.sections[0]);
  config::Collection one = server, two = server, three = server;
  one.merge(maps.sections[1]);
  two.merge(maps.sections[2]);
  three.merge(maps.sections[3]);
  CHECK(maps.text(server) == ".a.b.c");
  CHECK(maps.text(one) == ".a.c.d");
  CHECK(maps.text(two) == ".a.b.c.e");
  CHECK(maps.text(three) == ".g");
  CHECK(one.size() == 3);
  CHECK(three.is_cleared());
  CHECK(!one.is_cleared());
  const std::string key = config::entry_key(maps.document, maps.binding, server.front().element);
  CHECK(one.find(key).element == server.front().element);
  CHECK(!three.find(key).exists());
}

TEST_CASE("an entry that is removed may be added again, behind the others") {
  const Maps maps(section(map(".a") + map(".b")) + section(without(".a") + map(".a")));
  config::Collection collection;
  collection.merge(maps.sections[0]);
  collection.merge(maps.sections[1]);
  CHECK(maps.text(collection) == ".b.a");
  config::Collection empty;
  empty.merge(config::ElementRef{});
  CHECK(empty.empty());
  CHECK(empty.begin() == empty.end());
}

TEST_CASE("removing an entry again, and adding it again, leaves the others alone") {
  const Maps maps(section(map(".a") + map(".b") + map(".a")) +
                  section(without(".a") + without(".a") + map(".a") + without(".a") + map(".a")) +
                  section(without(".a") + map(".c")) + section(map(".a")));
  config::Collection collection;
  const std::string expected[] = {".a.b.a", ".b.a", ".b.c", ".b.c.a"};
  for (std::size_t i = 0; i < maps.sections.size(); ++i) {
    collection.merge(maps.sections[i]);
    CHECK(maps.text(collection) == expected[i]);
    config::ElementRef last;
    for (const config::ElementRef& entry : collection)
      last = entry;
    CHECK(collection.find(config::entry_key(maps.document, maps.binding, last.element)).exists());
  }
  CHECK(collection.size() == 3);
}

// Growth is counted, not timed: what thousands of places ask of what they all inherit must cost once.
TEST_CASE("an entry that many places inherit is judged once for a question") {
  constexpr int kEntries = 50, kPlaces = 40;
  std::string content = "<location path='x'><system.webServer><staticContent>";
  for (int i = 0; i < kEntries; ++i)
    content += map(".e" + std::to_string(i));
  content += "</staticContent></system.webServer></location>";
  for (int i = 0; i < kPlaces; ++i)
    content += section(without(".e" + std::to_string(i)) + map(".x" + std::to_string(i)));
  const Maps maps(content);
  config::Collection server;
  server.merge(maps.sections[0]);
  const auto extension_of = [&](const config::ElementRef& entry) {
    std::string buffer;
    const auto id = maps.document.find_attribute(entry.element, "fileExtension");
    return std::string(maps.document.value(maps.document.attribute(id), buffer));
  };
  int judged = 0;
  const auto is_first = [&](const config::ElementRef& entry) {
    ++judged;
    return extension_of(entry) == ".e0" ? config::Tristate::yes : config::Tristate::no;
  };
  const char question = 0;
  std::vector<bool> answers;
  for (int i = 0; i < kPlaces; ++i) {
    config::Collection place = server;
    place.merge(maps.sections[static_cast<std::size_t>(i) + 1]);
    const config::Tristate answer = place.greatest(&question, is_first);
    CHECK(answer == (i == 0 ? config::Tristate::no : config::Tristate::yes));
    CHECK(place.first(&question, is_first).exists() == (i != 0));
    CHECK(place.size() == kEntries);
  }
  CHECK(judged == kEntries + 2 * kPlaces);  // each entry once, and what a place adds and removes

  std::string all_gone;
  for (int i = 0; i < kEntries; ++i)
    all_gone += without(".e" + std::to_string(i));
  const Maps nothing_left(content + section(all_gone) + section(map(".e0") + map(".z")));
  config::Collection place;
  place.merge(nothing_left.sections.front());
  const auto is_any = [&](const config::ElementRef&) { return config::Tristate::yes; };
  CHECK(place.first(&question, is_any).element == place.front().element);
  place.merge(nothing_left.sections[nothing_left.sections.size() - 2]);
  CHECK(!place.first(&question, is_any).exists());
  CHECK(place.greatest(&question, is_any) == config::Tristate::no);
  place.merge(nothing_left.sections.back());
  CHECK(place.first(&question, is_any).element == place.front().element);
  CHECK(place.size() == 2);
}
