#include "schema/binding/checks/section_scope.h"

#include "schema/binding/binder.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

/// The declaration in force: of the files further up, for a file cannot change those.
const Declaration* declaration_of(const BindingPass& pass, std::string_view path) {
  for (const Declarations* above : pass.terms.above) {
    if (const Declaration* found = above->find(path); found != nullptr) return found;
  }
  return pass.terms.kind == FileKind::application_host ? pass.binding.declarations.find(path) : nullptr;
}

/// Whether applicationHost.config has to declare it; machine.config and administration.config declare the
/// others.
bool is_declared_by_server(std::string_view path) {
  return path.starts_with("system.applicationHost/") || path.starts_with("system.ftpServer/") ||
         (path.starts_with("system.webServer/") && !path.starts_with("system.webServer/management/")) ||
         path == "webFarms";
}

void report_undeclared(BindingPass& pass, xml::NodeId element, const SectionFact& section) {
  const std::string path(section.path);
  const std::string module(section.add_on);
  Diagnostic finding(BuiltinRule::undeclared_section, xml::name_of(pass.document, element), "");
  if (pass.is_server_known()) {
    finding.message = "section " + path + " is not declared in the configSections of this server";
    finding.severity = Severity::error;
    if (!module.empty()) finding.message += ": " + module + " is not installed";
  } else {
    finding.message = "section " + path + " is available only where " + module + " is installed";
    finding.severity = Severity::info;
    finding.help =
        "Install " + module +
        " on every server that receives this file. Without it IIS does not recognize the "
        "section and answers every request with HTTP error 500.19, HRESULT 0x8007000d, without naming the "
        "line.";
  }
  pass.report(element, XsdExpectation::Kind::beyond_xsd, std::move(finding));
}

/// In a web.config: the section is one of the server.
void report_not_delegable(BindingPass& pass, xml::NodeId element, const SectionFact& section,
                          std::string_view allowed) {
  const std::string home = section.read_by_dotnet ? "machine.config" : "applicationHost.config";
  Diagnostic finding(BuiltinRule::section_not_delegable, xml::name_of(pass.document, element),
                     "section " + std::string(section.path) + " is only allowed in " + home);
  if (section.read_by_dotnet) {
    finding.severity = Severity::error;
    finding.help =
        "Move the settings to machine.config, or remove them. ASP.NET fails every request: \"It is an error "
        "to use a section "
        "registered as allowDefinition='" +
        std::string(allowed) + "' beyond machine.config.\"";
    if (section.path == "system.web/processModel")
      finding.help = std::string(finding.help) +
                     " In IIS 7 and later the application pool has the settings of the worker process.";
  }
  pass.report(element, XsdExpectation::Kind::beyond_xsd, std::move(finding));
}

}  // namespace

bool may_define(std::string_view allow_definition, FileKind kind) {
  if (kind != FileKind::web) return true;
  return allow_definition != "AppHostOnly" && allow_definition != "MachineOnly" &&
         allow_definition != "MachineToWebRoot" && allow_definition != "MachineToRootWeb";
}

void check_section_place(BindingPass& pass, xml::NodeId element) {
  const SectionFact& section = pass.binding.type(element)->section;
  const Declaration* declaration = declaration_of(pass, section.path);
  const std::string_view allowed =
      declaration != nullptr ? std::string_view(declaration->allow_definition) : section.allow_definition;
  if (!may_define(allowed, pass.terms.kind)) {
    pass.binding.elements[element].standing = BindStatus::unknown;
    report_not_delegable(pass, element, section, allowed);
    return;
  }
  if (pass.terms.is_piece || section.read_by_dotnet || pass.is_declared(section.path)) return;
  const bool is_missing = pass.is_server_known() && is_declared_by_server(section.path);
  const bool is_news = !section.add_on.empty() && pass.modules.insert(section.add_on).second;
  if (is_missing || is_news) report_undeclared(pass, element, section);
}

}  // namespace iislint::schema
