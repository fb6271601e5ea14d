// What the target's version of IIS does not know yet.
#include <string>

#include "config/findings/hierarchy_findings.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// "IIS 10.0 (Windows build 1709)"
std::string shown(const schema::IisVersion& version) {
  std::string text = "IIS " + std::to_string(version[0]) + "." + std::to_string(version[1]);
  if (version[2] != 0) text += " of Windows build " + std::to_string(version[2]);
  return text;
}

void report_attribute(HierarchyReport& report, xml::NodeId element, xml::AttributeId id,
                      const schema::AttributeFact& fact) {
  const xml::Document& document = *report.hierarchy.own().document;
  const std::string name(fact.name);
  Diagnostic finding(BuiltinRule::unknown_attribute, xml::name_of(document, document.attribute(id)),
                     name + " came with " + shown(schema::iis_version(fact.since)) + "; " +
                         std::string(report.target.title) + " does not know it");
  finding.severity = diag::Severity::warning;  // which build brought it is not always documented
  finding.help = "Remove the attribute, or set target to the version that your servers have.";
  finding.server_error =
      schema::server_error("Unrecognized attribute '" + name + "'", schema::Hresult::invalid_data);
  report.add(element, std::move(finding), fact.name);
}

}  // namespace

void check_versions(HierarchyReport& report) {
  if (report.target.version[2] == schema::kAnyBuild) return;  // nothing can be newer
  const HierarchyFile& own = report.hierarchy.own();
  for (xml::NodeId element = 1; element < own.document->nodes.size(); ++element) {
    const xml::Node& node = own.document->node(element);
    if (node.kind != xml::NodeKind::element || own.binding->type(element) == nullptr) continue;
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const schema::AttributeFact* fact = own.binding->fact(id);
      if (fact != nullptr && !fact->since.empty() &&
          schema::iis_version(fact->since) > report.target.version &&
          !report.is_read_by_dotnet(element))  // .NET has versions of its own
        report_attribute(report, element, id, *fact);
    }
  }
}

}  // namespace iislint::config
