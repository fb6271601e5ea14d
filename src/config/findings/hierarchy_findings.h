// What a file may not do because of the files further up, or of its own locations: the errors that IIS raises
// when it lays the files of a place over each other.
#pragma once

#include <vector>

#include "config/files/hierarchy.h"
#include "diag/diagnostic.h"

namespace iislint::config {

/// The findings about the innermost file of the hierarchy: locked sections, attributes, elements and entries,
/// keys that are there already, declarations that are repeated. With no file further up the shipped
/// declarations count, and what depends on them is a warning that says so.
std::vector<diag::Diagnostic> hierarchy_findings(const Hierarchy& hierarchy);

/// The parts of it, for the sources of this folder only.
class HierarchyReport {
 public:
  explicit HierarchyReport(const Hierarchy& of) : hierarchy(of) {}

  /// Adds a finding about an element of the innermost file (or one of its attributes), with key path and
  /// site.
  diag::Diagnostic& add(xml::NodeId element, diag::Diagnostic finding, std::string_view attribute = {});

  const Hierarchy& hierarchy;
  std::vector<diag::Diagnostic> findings;
};

/// Sections that a declaration or a location further up does not let this file set.
void check_section_locks(HierarchyReport& report);
/// Attributes, elements and entries that an element further up has locked.
void check_element_locks(HierarchyReport& report);
/// Entries whose key is inherited already.
void check_inherited_keys(HierarchyReport& report);

}  // namespace iislint::config
