// What a file may not do because of the files further up, or of its own locations: the errors that IIS raises
// when it lays the files of a place over each other.
#pragma once

#include "config/files/hierarchy.h"
#include "config/views/shared_entries.h"
#include "diag/finding_list.h"

namespace iislint::config {

/// The findings about the innermost file of the hierarchy: locked sections, attributes, elements and entries,
/// keys that are there already, declarations that are repeated. With no file further up the shipped
/// declarations count, and what depends on them is a warning that says so. At most `most` are kept. `shared`
/// may hold what other files of the run have inherited.
diag::FindingList hierarchy_findings(const Hierarchy& hierarchy, std::size_t most, SharedEntries& shared);

/// The parts of it, for the sources of this folder only.
class HierarchyReport {
 public:
  HierarchyReport(const Hierarchy& of, std::size_t most, SharedEntries& entries)
      : hierarchy(of), findings(most), shared(entries) {}

  /// Adds a finding about an element of the innermost file (or one of its attributes), with key path and
  /// site.
  void add(xml::NodeId element, diag::Diagnostic finding, std::string_view attribute = {});

  const Hierarchy& hierarchy;
  diag::FindingList findings;
  SharedEntries& shared;
};

/// Sections that a declaration or a location further up does not let this file set.
void check_section_locks(HierarchyReport& report);
/// Attributes, elements and entries that an element further up has locked.
void check_element_locks(HierarchyReport& report);
/// Entries whose key is inherited already.
void check_inherited_keys(HierarchyReport& report);

}  // namespace iislint::config
