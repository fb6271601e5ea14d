// The fact table as a whole: each section once, under its own path.
#include <doctest/doctest.h>

#include <iostream>
#include <map>
#include <set>

#include "sample_document.h"
#include "schema/catalog/catalog.h"

using namespace iislint;
using namespace iislint::mutation;

TEST_CASE("every section stands once in the fact table, in the groups of its path") {
  const schema::Catalog& facts = schema::catalog();
  std::map<std::string, std::size_t> seen;
  for (const Chain& chain : section_chains()) {
    const schema::SectionFact& section = facts.types[facts.children[chain.back()].type].section;
    CHECK(path_of(chain) == section.path);
    ++seen[std::string(section.path)];
  }
  std::size_t sections = 0;
  for (const schema::ElementType& type : facts.types) {
    if (type.kind != schema::ElementKind::section) continue;
    ++sections;
    CAPTURE(type.section.path);
    CHECK(seen[std::string(type.section.path)] == 1);
  }
  CHECK(seen.size() == sections);
}

TEST_CASE("how much the fact table knows") {
  const schema::Catalog& facts = schema::catalog();
  std::set<const schema::ValueFact*> values;
  std::size_t words = 0, attributes = 0, elements = 0;
  std::set<schema::TypeId> types;
  for (const Chain& chain : all_chains()) {
    ++elements;
    const schema::TypeId id = chain.empty() ? facts.root : facts.children[chain.back()].type;
    if (!types.insert(id).second) continue;
    for (const schema::AttributeFact& fact : facts.attributes_of(facts.types[id])) {
      ++attributes;
      if (values.insert(fact.value).second) words += fact.value->words.size();
    }
  }
  std::cout << section_chains().size() << " sections, " << elements << " elements by their paths, "
            << types.size() << " types of elements, " << attributes << " attributes of them, " << words
            << " words of enumerations and flags\n";
  // What no path reaches, no file can hold.
  CHECK(types.size() == facts.types.size());
  CHECK(attributes == facts.attributes.size());
}
