// The table with what native schema files add: old numbers hold, new entries follow.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "schema/native/extended_catalog.h"

using namespace iislint;
using namespace iislint::schema;

namespace {

OwnedCatalog extended(const std::vector<std::string>& texts) {
  std::vector<NativeSchema> schemas;
  for (const std::string& text : texts) {
    auto schema = read_native_schema("a.xml", "<configSchema>" + text + "</configSchema>");
    REQUIRE(schema.has_value());
    schemas.push_back(std::move(*schema));
  }
  auto result = extended_catalog(catalog(), schemas);
  REQUIRE(result.has_value());
  return std::move(*result);
}

const ElementType* type_at(const Catalog& facts, std::string_view path) {
  const ElementType* type = &facts.types[facts.root];
  for (const std::string_view part : base::split(path, '/')) {
    const ChildId child = facts.find_child(*type, part);
    if (child == kNoId) return nullptr;
    type = &facts.types[facts.children[child].type];
  }
  return type;
}

/// Every entry of the compiled table, at its place in the other one.
void check_holds_base(const Catalog& facts) {
  const Catalog& base = catalog();
  REQUIRE(facts.types.size() >= base.types.size());
  for (std::size_t i = 0; i < base.types.size(); ++i) {
    const auto old = base.attributes_of(base.types[i]), now = facts.attributes_of(facts.types[i]);
    REQUIRE(now.size() >= old.size());
    CHECK(std::equal(old.begin(), old.end(), now.begin(),
                     [](const AttributeFact& a, const AttributeFact& b) { return a.name == b.name; }));
  }
  REQUIRE(facts.items.size() == base.items.size());
  for (std::size_t i = 0; i < base.items.size(); ++i) {
    const ItemKind &old = base.items[i], &now = facts.items[i];
    CHECK(old.name == now.name);
    for (std::size_t slot = 0; slot < old.slots.size(); ++slot) {
      CHECK(old.slots[slot].path == now.slots[slot].path);
      CHECK(base.attributes[old.slots[slot].fact].name == facts.attributes[now.slots[slot].fact].name);
    }
    for (std::size_t node = 0; node < old.item_nodes.size(); ++node) {
      CHECK(old.item_nodes[node].path == now.item_nodes[node].path);
      CHECK((old.defaults_nodes[node].type == kNoId) == (now.defaults_nodes[node].type == kNoId));
    }
  }
}

}  // namespace

TEST_CASE("without schemas the table is the compiled one") {
  const OwnedCatalog owned = extended({});
  const Catalog &facts = owned.facts(), &base = catalog();
  check_holds_base(facts);
  CHECK(facts.attributes.size() == base.attributes.size());
  REQUIRE(facts.homes.size() == base.homes.size());
  for (std::size_t i = 0; i < base.homes.size(); ++i) {
    CHECK(facts.homes[i].name == base.homes[i].name);
    CHECK(facts.homes[i].parent_path == base.homes[i].parent_path);
  }
  for (std::size_t i = 0; i < base.items.size(); ++i) {
    const ItemKind &old = base.items[i], &now = facts.items[i];
    REQUIRE(old.item_nodes.size() == now.item_nodes.size());
    REQUIRE(old.slots.size() == now.slots.size());
    for (std::size_t node = 0; node < old.item_nodes.size(); ++node) {
      const SlotNode &a = old.item_nodes[node], &b = now.item_nodes[node];
      REQUIRE(a.type == b.type);
      const ElementType& type = base.types[a.type];
      CHECK(std::equal(a.slots, a.slots + type.attribute_count, b.slots));
      CHECK(std::equal(a.nodes, a.nodes + type.child_count, b.nodes));
    }
  }
}

TEST_CASE("an attribute below a site gets a slot, and the twin below siteDefaults none") {
  const OwnedCatalog owned =
      extended({"<sectionSchema name='system.applicationHost/sites'><collection addElement='site'>"
                "<element name='ftpServer'><attribute name='acme' type='uint' defaultValue='5'/>"
                "<element name='gate'><attribute name='open' type='bool'/></element></element>"
                "</collection></sectionSchema>"});
  const Catalog& facts = owned.facts();
  check_holds_base(facts);
  const ItemKind& site = *facts.item("site");
  const auto slot_of = [&](std::string_view path) {
    return std::find_if(site.slots.begin(), site.slots.end(), [&](const Slot& s) { return s.path == path; }) -
           site.slots.begin();
  };
  const auto slot = slot_of("ftpServer/@acme");
  CHECK(static_cast<std::size_t>(slot) >= catalog().item("site")->slots.size());
  REQUIRE(static_cast<std::size_t>(slot) < site.slots.size());
  CHECK(facts.attributes[site.slots[static_cast<std::size_t>(slot)].fact].default_value == "5");
  CHECK(static_cast<std::size_t>(slot_of("ftpServer/gate/@open")) < site.slots.size());

  const ElementType* ftp = type_at(facts, "system.applicationHost/sites/site/ftpServer");
  CHECK(facts.find_attribute(*ftp, "acme") != kNoId);
  const ElementType* twin = type_at(facts, "system.applicationHost/sites/siteDefaults/ftpServer");
  CHECK(facts.find_attribute(*twin, "acme") == kNoId);
  CHECK(site.item_nodes.size() == site.defaults_nodes.size());
  CHECK(facts.homes_of("gate").size() == 1);
  CHECK(facts.homes_of("gate")[0].parent_path == "system.applicationHost/sites/site/ftpServer");
  const auto section = [](const Catalog& table, const char* path) { return type_at(table, path)->section; };
  CHECK(section(facts, "system.applicationHost/sites").grammar == kNoGrammar);
  CHECK(section(facts, "system.ftpServer/log").grammar == section(catalog(), "system.ftpServer/log").grammar);
}

TEST_CASE("a section may be split over files, in any order") {
  const std::string one =
      "<sectionSchema name='acme/gate'><collection addElement='lock' clearElement='reset' "
      "allowDuplicates='true' mergeAppend='false'><attribute name='key' type='string' isUniqueKey='true'/>"
      "<attribute name='note' type='string'/></collection></sectionSchema>";
  const std::string two =
      "<sectionSchema name='acme/gate' allowUnrecognizedAttributes='true'>"
      "<attribute name='mode' type='enum'><enum name='Open' value='1'/></attribute>"
      "<collection addElement='lock' removeElement='drop'><attribute name='key' type='string' "
      "isUniqueKey='true'/><attribute name='state' type='string' "
      "extension='x'/></collection></sectionSchema>";
  const std::string three =
      "<sectionSchema name='acme/gate'><attribute name='mode' type='enum'><enum name='Shut' value='2'/>"
      "</attribute></sectionSchema>";
  for (const auto& texts : {std::vector{one, two, three}, std::vector{three, two, one}}) {
    const OwnedCatalog owned = extended(texts);
    const Catalog& facts = owned.facts();
    const ElementType* gate = type_at(facts, "acme/gate");
    REQUIRE(gate != nullptr);
    CHECK(gate == type_at(facts, "location/acme/gate"));
    CHECK(gate->section.path == "acme/gate");
    CHECK((gate->free_attributes && gate->duplicates && gate->prepends));
    CHECK(facts.attributes[facts.find_attribute(*gate, "mode")].value->words.size() == 2);
    const ElementType* lock = type_at(facts, "acme/gate/lock");
    CHECK(facts.attributes_of(*lock).size() == 2);
    CHECK(lock->run_time.size() == 1);
    CHECK(facts.attributes_of(*type_at(facts, "acme/gate/drop")).size() == 1);
    CHECK(facts.children[facts.find_child(*gate, "reset")].directive == Directive::clear);
  }
}

TEST_CASE("known facts hold, and what is known only by name is described") {
  const OwnedCatalog owned =
      extended({"<sectionSchema name='system.ftpServer/log'>"
                "<attribute name='logInUTF8' type='string' defaultValue='no'/></sectionSchema>"
                "<sectionSchema name='runtime'><attribute name='acme' type='bool'/></sectionSchema>"});
  const Catalog& facts = owned.facts();
  const ElementType* log = type_at(facts, "system.ftpServer/log");
  const AttributeFact& utf8 = facts.attributes[facts.find_attribute(*log, "logInUTF8")];
  CHECK(utf8.value->type == ValueType::boolean);
  CHECK(log->section.grammar != kNoGrammar);
  CHECK(type_at(catalog(), "runtime")->kind == ElementKind::opaque);
  CHECK(type_at(facts, "runtime")->kind == ElementKind::section);
  CHECK(type_at(facts, "startup")->kind == ElementKind::opaque);
}

TEST_CASE("more entries than ids are an error") {
  std::string attributes;
  for (int i = 0; i < 900; ++i)
    attributes += "<attribute name='a" + std::to_string(i) + "' type='bool'/>";
  std::string sections;
  for (int i = 0; i < 80; ++i)
    sections += "<sectionSchema name='acme/s" + std::to_string(i) + "'>" + attributes + "</sectionSchema>";
  const auto schema = read_native_schema("a.xml", "<configSchema>" + sections + "</configSchema>");
  REQUIRE(schema.has_value());
  const auto result = extended_catalog(catalog(), std::vector{*schema});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().message == "the schema files describe too many attributes");
}
