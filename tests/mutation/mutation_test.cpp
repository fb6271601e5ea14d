// Every mistake that can be made with a fact of the table is found, at its place.
#include <doctest/doctest.h>

#include <iostream>
#include <set>

#include "mutation.h"
#include "mutation_score.h"
#include "sample_document.h"
#include "sample_values.h"
#include "xml/anchor.h"

using namespace iislint;
using namespace iislint::mutation;

namespace {

constexpr auto kKind = schema::FileKind::application_host;

/// The element at the end of the chain: those around it are only children in a slim text.
xml::NodeId element_at(const xml::Document& document, const Chain& chain) {
  xml::NodeId id = document.root();
  for (std::size_t depth = 0; depth < chain.size(); ++depth) {
    xml::NodeId first = xml::kNone;
    xml::for_each_child_element(document, id, [&](xml::NodeId child) {
      if (first == xml::kNone) first = child;
    });
    id = first;
  }
  return id;
}

/// Its legal values one after the other, in the place of the one that is written.
void try_legal_values(MutationScore& score, const BoundText& text, xml::NodeId element) {
  const xml::Node& node = text.document.node(element);
  for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    const schema::AttributeFact* fact = text.binding.fact(id);
    if (fact == nullptr) continue;
    const xml::Attribute& attribute = text.document.attribute(id);
    for (const std::string& value : legal_values(*fact)) {
      const std::string changed =
          apply(text.document.text(), {{attribute.value_begin, attribute.value_end, escaped(value)}});
      score.try_right(std::string(text.document.name(element)) + "/@" + std::string(fact->name) + "=" + value,
                      BoundText(changed, text.kind));
    }
  }
}

}  // namespace

TEST_CASE("mistakes made on purpose with every element and attribute are found at their places") {
  MutationScore score;
  Random random(20240229);
  std::set<schema::TypeId> types;
  std::set<schema::ChildId> children;
  for (const Chain& chain : all_chains()) {
    const BoundText text(slim_text(chain), kKind);
    const xml::NodeId element = element_at(text.document, chain);
    const schema::TypeId type = text.binding.elements[element].type;
    CAPTURE(path_of(chain));
    REQUIRE(type != schema::kNoId);
    if (types.insert(type).second) {
      score.try_right(path_of(chain), text);
      try_legal_values(score, text, element);
      for (const Mutation& mutation : attribute_mutations(text, element, random))
        score.try_out(text, mutation);
    }
    if (!chain.empty() && children.insert(chain.back()).second) {
      for (const Mutation& mutation : element_mutations(text, element, random))
        score.try_out(text, mutation);
    }
  }
  std::cout << score.report();
  CHECK(score.missed() == 0);
}

TEST_CASE("every section, complete, is without an error, and reserved for the files it is reserved for") {
  MutationScore score;
  for (const Chain& chain : section_chains()) {
    const std::string text = full_text(chain);
    score.try_right(path_of(chain), BoundText(text, kKind));
    const schema::SectionFact& section =
        schema::catalog().types[schema::catalog().children[chain.back()].type].section;
    const bool is_of_server = section.allow_definition == "AppHostOnly" ||
                              section.allow_definition == "MachineOnly" ||
                              section.allow_definition == "MachineToWebRoot";
    if (!is_of_server) continue;
    const BoundText in_web(text, schema::FileKind::web);
    const xml::NodeId element = element_at(in_web.document, chain);
    score.try_out(in_web, {Kind::section_not_here,
                           {},
                           {"section-not-delegable"},
                           xml::name_of(in_web.document, element),
                           diag::Severity::error,
                           path_of(chain)});
  }
  std::cout << score.report();
  CHECK(score.missed() == 0);
}
