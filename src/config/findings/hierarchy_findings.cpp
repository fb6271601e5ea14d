#include "config/findings/hierarchy_findings.h"

#include "schema/binding/config_path.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

constexpr std::string_view kLockedAsShipped =
    "Remove it here, or unlock it in applicationHost.config. Setting it makes IIS fail every request for "
    "this "
    "location (Lock violation, HRESULT 0x80070021).";
constexpr std::string_view kThereAsShipped =
    "Put a <remove> with the same key before it, or leave it out. IIS rejects the section (HRESULT "
    "0x800700b7, HTTP "
    "error 500.19).";
constexpr std::string_view kAsShipped =
    " The applicationHost.config of the server was not part of this run: the file was compared with what IIS "
    "is "
    "shipped with, and a server that has been changed may differ.";

/// "Default Web Site" of "Default Web Site/app".
std::string site_of(std::string_view shown_path) {
  return std::string(shown_path.substr(0, shown_path.find('/')));
}

/// Sections that a file further up has declared already.
void check_declarations(HierarchyReport& report) {
  const auto& levels = report.hierarchy.levels();
  const HierarchyFile& own = report.hierarchy.own();
  for (const auto& [path, declaration] : own.binding->declarations.sections()) {
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
      const schema::Declaration* earlier = levels[i].binding->declarations.find(path);
      if (earlier == nullptr) continue;
      Diagnostic finding(BuiltinRule::duplicate_section, xml::name_of(*own.document, declaration.element),
                         "section " + path + " is already declared in a parent configuration file");
      finding.related.push_back(
          {"the first declaration is here", xml::name_of(*levels[i].document, earlier->element)});
      finding.server_error = schema::server_error("There is a duplicate '" + path + "' section defined",
                                                  schema::Hresult::unknown);
      report.add(declaration.element, std::move(finding));
      break;
    }
  }
}

}  // namespace

bool HierarchyReport::is_read_by_dotnet(xml::NodeId element) const {
  const HierarchyFile& own = hierarchy.own();
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = own.document->node(id).parent) {
    const schema::ElementType* type = own.binding->type(id);
    if (type != nullptr && type->section.read_by_dotnet) return true;
  }
  return false;
}

void HierarchyReport::add(xml::NodeId element, Diagnostic finding, std::string_view attribute) {
  if (!findings.has_room_for(finding.rule_id)) return;
  const HierarchyFile& own = hierarchy.own();
  if (is_read_by_dotnet(element)) {
    finding.server_error.clear();
  } else if (finding.server_error.empty()) {
    finding.server_error = schema::server_error_of_lock(finding);
  }
  finding.config_path = attribute.empty() ? schema::key_path(*own.document, *own.binding, element)
                                          : schema::key_path(*own.document, *own.binding, element, attribute);
  if (!own.shown_path.empty()) finding.sites.push_back(site_of(own.shown_path));
  findings.add(std::move(finding));
}

void HierarchyReport::blame(Diagnostic& finding, const HierarchyFile& level, std::string message,
                            source::Span span) const {
  if (level.is_shipped) {
    finding.severity = diag::Severity::warning;
    const bool is_lock = finding.builtin == BuiltinRule::attribute_locked;
    finding.help = std::string(is_lock ? kLockedAsShipped : kThereAsShipped) + std::string(kAsShipped);
  } else {
    finding.related.push_back({std::move(message), span});
  }
}

diag::FindingList hierarchy_findings(const Hierarchy& hierarchy, const schema::Target& target,
                                     std::size_t most, SharedEntries& shared) {
  if (!hierarchy.shipped().empty())
    return hierarchy_findings(hierarchy.below_shipped(), target, most, shared);
  HierarchyReport report(hierarchy, target, most, shared);
  check_declarations(report);
  check_section_locks(report);
  check_element_locks(report);
  check_inherited_keys(report);
  check_versions(report);
  return std::move(report.findings);
}

}  // namespace iislint::config
