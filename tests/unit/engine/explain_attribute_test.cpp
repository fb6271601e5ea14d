// What is asked of an attribute where it stands has the answer that is given for its path.
#include <doctest/doctest.h>

#include "engine/explain_value.h"
#include "engine/input/input.h"
#include "repository.h"
#include "schema/binding/config_path.h"
#include "source/file_reader.h"

using namespace iislint;

namespace {

std::string shown(const engine::ValueExplanation& value) {
  std::string text = value.setting + " for " + value.place + " default " + value.default_value.value_or("-");
  for (const engine::WrittenValue& writer : value.writers)
    text += "\n" + writer.text + " at " + std::to_string(writer.span.file) + ":" +
            std::to_string(writer.span.begin) + writer.remark + (writer.is_refused ? " refused" : "") +
            (writer.is_readable ? "" : " unreadable");
  text += "\n" + value.lock;
  for (const engine::WrittenValue& lock : value.locks)
    text += "\n" + lock.text;
  return text;
}

}  // namespace

TEST_CASE("an attribute and its path have one explanation") {
  std::size_t asked = 0;
  for (const char* folder : {"whole-server", "locations-of-one-file", "not-inherited"}) {
    const source::DiskReader reader;
    auto project = engine::Project::open(reader, {});
    REQUIRE(project.has_value());
    const auto files =
        engine::collect_files(reader, tests::repository_path(std::string("tests/hierarchy/") + folder)).files;
    (*project)->add(files);
    for (const engine::InputFile& input : files) {
      const source::FileId file = (*project)->files().id_of(input.path);
      if (!(*project)->layout().levels_at(file, {})) continue;
      const engine::ParsedFile& parsed = *(*project)->files().kept(file);
      for (xml::NodeId id = 1; id < parsed.document.nodes.size(); ++id) {
        const xml::Node& node = parsed.document.node(id);
        for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
          const schema::AttributeFact* fact = parsed.binding->fact(node.first_attribute + i);
          if (fact == nullptr) continue;
          const auto here = engine::explain_attribute(**project, file, id, *fact);
          if (!here) continue;
          const std::string path = schema::key_path(parsed.document, *parsed.binding, id, fact->name);
          CAPTURE(input.path);
          CAPTURE(path);
          const auto by_path = engine::explain_value(**project, input.path, path);
          REQUIRE(by_path.has_value());
          CHECK(shown(*here) == shown(*by_path));
          ++asked;
        }
      }
    }
  }
  CHECK(asked > 20);
}
