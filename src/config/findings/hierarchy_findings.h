// What a file may not do because of the files further up, or of its own locations: the errors that IIS raises
// when it lays the files of a place over each other.
#pragma once

#include "config/files/hierarchy.h"
#include "config/views/shared_entries.h"
#include "diag/finding_list.h"
#include "schema/catalog/target.h"

namespace iislint::config {

/// The findings about the innermost file of the hierarchy: locked sections, attributes, elements and entries,
/// keys that are there already, declarations that are repeated. With no file further up the shipped
/// declarations count, and what depends on them is a warning that says so. At most `most` are kept. `shared`
/// may hold what other files of the run have inherited. `target` is the kind of server that the file is for.
diag::FindingList hierarchy_findings(const Hierarchy& hierarchy, const schema::Target& target,
                                     std::size_t most, SharedEntries& shared);

/// The parts of it, for the sources of this folder only.
class HierarchyReport {
 public:
  HierarchyReport(const Hierarchy& of, const schema::Target& server, std::size_t most, SharedEntries& entries)
      : hierarchy(of), target(server), findings(most), shared(entries) {}

  /// Adds a finding about an element of the innermost file (or one of its attributes), with key path and
  /// site.
  void add(xml::NodeId element, diag::Diagnostic finding, std::string_view attribute = {});

  /// Whether the element belongs to a section that .NET reads, not IIS.
  bool is_read_by_dotnet(xml::NodeId element) const;

  /// Says who is to blame: adds the related place in a file further up, or, where that is what IIS is shipped
  /// with, makes the finding a warning that says so, for servers can be changed.
  void blame(diag::Diagnostic& finding, const HierarchyFile& level, std::string message,
             source::Span span) const;

  const Hierarchy& hierarchy;
  const schema::Target& target;
  diag::FindingList findings;
  SharedEntries& shared;
};

/// Sections that a declaration or a location further up does not let this file set.
void check_section_locks(HierarchyReport& report);
/// Attributes, elements and entries that an element further up has locked.
void check_element_locks(HierarchyReport& report);
/// Attributes that the target's version of IIS does not know yet.
void check_versions(HierarchyReport& report);
/// Entries whose key is inherited already.
void check_inherited_keys(HierarchyReport& report);

}  // namespace iislint::config
