#include "config/findings/hierarchy_findings.h"
#include "config/locks/section_locks.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

void report_locked(HierarchyReport& report, const Layer& layer, const schema::SectionFact& section,
                   const SectionLock& lock) {
  const HierarchyFile& own = report.hierarchy.own();
  const std::string path(section.path);
  if (lock.decided_by == xml::kNone) {
    // It may be an excerpt of applicationHost.config.
    if (!own.is_kind_certain || !report.target.locks_sections) return;
    Diagnostic finding(BuiltinRule::section_locked, xml::name_of(*own.document, layer.element),
                       "section " + path + " is locked by default (overrideModeDefault=\"Deny\")");
    finding.severity = Severity::warning;
    report.add(layer.element, std::move(finding));
    return;
  }
  const HierarchyFile& deciding = report.hierarchy.levels()[lock.level];
  const bool by_declaration = deciding.document->name(lock.decided_by) == "section";
  Diagnostic finding(
      BuiltinRule::section_locked, xml::name_of(*own.document, layer.element),
      "section " + path + " is locked in a parent configuration file: this file cannot set it");
  const std::string_view attribute =
      by_declaration ? "overrideModeDefault"
      : deciding.document->find_attribute(lock.decided_by, "overrideMode") != xml::kNone ? "overrideMode"
                                                                                         : "allowOverride";
  const xml::AttributeId written = deciding.document->find_attribute(lock.decided_by, attribute);
  finding.related.push_back({by_declaration ? "it is declared as locked here" : "this location locks it",
                             written == xml::kNone
                                 ? xml::name_of(*deciding.document, lock.decided_by)
                                 : xml::value_of(*deciding.document, deciding.document->attribute(written))});
  report.add(layer.element, std::move(finding));
}

/// IIS 10 ignores its own sections in a folder inside an application without a word; .NET refuses those that
/// it reads.
void report_beyond_application(HierarchyReport& report, const Layer& layer, const std::string& path,
                               bool is_read_by_dotnet) {
  const HierarchyFile& own = report.hierarchy.own();
  Diagnostic finding(BuiltinRule::section_not_delegable, xml::name_of(*own.document, layer.element),
                     "section " + path + " is only allowed in the web.config of an application; " +
                         own.shown_path + " is a folder inside one");
  finding.severity = is_read_by_dotnet ? Severity::error : Severity::warning;
  finding.help =
      is_read_by_dotnet
          ? "Move the section to the web.config in the root of the application, or make the folder an "
            "application. ASP.NET fails every request for the folder: \"It is an error to use a section "
            "registered as allowDefinition='MachineToApplication' beyond application level.\""
          : "Move the section to the web.config in the root of the application. In a folder below, IIS "
            "ignores it.";
  report.add(layer.element, std::move(finding));
}

/// Places where a section may not stand for another reason: a plain folder, or a location.
void check_place(HierarchyReport& report, const Layer& layer, const schema::SectionFact& section) {
  const Hierarchy& hierarchy = report.hierarchy;
  const HierarchyFile& own = hierarchy.own();
  const schema::Declaration* declaration = nullptr;
  for (std::size_t i = 0; i < hierarchy.own_index() && declaration == nullptr; ++i)
    declaration = hierarchy.levels()[i].binding->declarations.find(section.path);
  const std::string_view allowed =
      declaration != nullptr ? std::string_view(declaration->allow_definition) : section.allow_definition;
  const std::string path(section.path);
  if (own.kind == schema::FileKind::web && !own.is_application && allowed == "MachineToApplication") {
    report_beyond_application(report, layer, path, section.read_by_dotnet);
  } else if (declaration != nullptr && !declaration->allow_location && layer.location != 0) {
    report.add(layer.element,
               Diagnostic(BuiltinRule::section_not_delegable, xml::name_of(*own.document, layer.element),
                          "section " + path + " is not allowed in a <location> (allowLocation=\"false\")"));
  }
}

}  // namespace

void check_section_locks(HierarchyReport& report) {
  const Hierarchy& hierarchy = report.hierarchy;
  const std::size_t own = hierarchy.own_index();
  if (hierarchy.own().kind != schema::FileKind::web) return;
  for (const auto& [path, elements] : hierarchy.own().index->sections()) {
    for (const Layer& layer : hierarchy.sections(own, path)) {
      const schema::SectionFact& section = hierarchy.own().binding->type(layer.element)->section;
      const SectionLock lock = section_lock(hierarchy, own, section, hierarchy.place_of(layer));
      if (lock.is_denied) {
        report_locked(report, layer, section, lock);
      } else {
        check_place(report, layer, section);
      }
    }
  }
}

}  // namespace iislint::config
