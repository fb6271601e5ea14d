// Whether files further down may set a section: declarations, and locations with overrideMode.
#pragma once

#include <optional>
#include <string>

#include "config/files/hierarchy.h"

namespace iislint::config {

/// Who decides whether a section may be set at a place, and what.
struct SectionLock {
  bool is_denied = false;
  std::size_t level = 0;                ///< of the file that decides
  xml::NodeId decided_by = xml::kNone;  ///< <location> or <section>; kNone: the declaration as it is shipped
};

/// The nearest word on the way from the place up, as far as the files above `level` have one; else the
/// section's declaration; else what is shipped.
SectionLock section_lock(const Hierarchy& hierarchy, std::size_t level, const schema::SectionFact& section,
                         std::string_view place);

}  // namespace iislint::config
