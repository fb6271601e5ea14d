// Documents made from the fact table: an element as it is to be written, with everything its type knows.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/catalog/catalog.h"

namespace iislint::mutation {

struct SampleElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<SampleElement> children;
};

/// The children that lead from <configuration> to an element; empty for <configuration> itself.
using Chain = std::vector<schema::ChildId>;

/// As it is written between double quotes.
std::string escaped(const std::string& text);

/// "system.ftpServer/log"
std::string path_of(const Chain& chain);

/// One way to each element of the fact table. What stands in <location> is not named again, and a type inside
/// itself only once.
std::vector<Chain> all_chains();

/// The chains that end in a section.
std::vector<Chain> section_chains();

/// A document whose section at the end of the chain uses every element, directive and attribute once.
std::string full_text(const Chain& chain);

/// A document in which only the element at the end of the chain is complete: those around it have what they
/// must have, its children their keys too.
std::string slim_text(const Chain& chain);

}  // namespace iislint::mutation
