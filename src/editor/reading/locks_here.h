// What keeps a file from writing an element or attribute of its own.
#pragma once

#include <optional>
#include <string>

#include "config/files/hierarchy.h"
#include "editor/reading/open_file.h"
#include "schema/catalog/catalog.h"
#include "source/span.h"

namespace iislint::editor {

struct LockHere {
  std::string text;                ///< `overrideMode="Deny"`, or that Windows declares it so
  std::optional<source::Span> at;  ///< where it is written
};

/// The lock of the section at the place of the element, as far as the files above the own one have a word on
/// it. `section` need not be written there.
std::optional<LockHere> section_lock_here(const config::Hierarchy& hierarchy,
                                          const schema::SectionFact& section, const std::string& place);

/// The lock of an element that is written, or of its attribute when there is a fact of one: that of its
/// section, or one that stands on the same element further up.
std::optional<LockHere> lock_here(const OpenFile& file, const config::Hierarchy& hierarchy,
                                  xml::NodeId element, const schema::AttributeFact* fact);

/// The normal place that the element is for, as seen from the server.
std::string place_of(const OpenFile& file, xml::NodeId element);

}  // namespace iislint::editor
