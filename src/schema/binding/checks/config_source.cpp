#include "schema/binding/checks/config_source.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

bool leaves_folder(std::string_view written) {
  std::string path(written);
  std::replace(path.begin(), path.end(), '\\', '/');
  const auto parts = base::split(path, '/');
  const bool is_absolute =
      path.starts_with("/") || path.starts_with("%") || path.find(':') != std::string::npos;
  return is_absolute || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

bool has_more(const xml::Document& document, xml::NodeId section) {
  bool any = false;
  xml::for_each_child_element(document, section, [&](xml::NodeId) { any = true; });
  const xml::Node& node = document.node(section);
  for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    const std::string_view name = document.name(document.attribute(id));
    const bool is_of_section = !name.starts_with("config") && !name.starts_with("lock") &&
                               name.find(':') == std::string_view::npos && name != "xmlns";
    any = any || is_of_section;
  }
  return any;
}

template <typename Visit>
void for_each_source(const xml::Document& document, const Binding& binding, Visit&& visit) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].standing != BindStatus::bound || binding.type(id)->kind != ElementKind::section)
      continue;
    const xml::AttributeId source = document.find_attribute(id, "configSource");
    if (source == xml::kNone) continue;
    std::string buffer;
    visit(id, source, std::string(document.value(document.attribute(source), buffer)));
  }
}

}  // namespace

std::vector<ConfigSource> config_sources(const xml::Document& document, const Binding& binding) {
  std::vector<ConfigSource> result;
  for_each_source(document, binding, [&](xml::NodeId section, xml::AttributeId attribute, std::string path) {
    if (path.empty() || leaves_folder(path)) return;
    std::replace(path.begin(), path.end(), '\\', '/');
    result.push_back({section, attribute, std::move(path)});
  });
  return result;
}

void check_config_sources(BindingPass& pass) {
  if (pass.terms.is_piece) return;
  const xml::Document& document = pass.document;
  for_each_source(
      document, pass.binding, [&](xml::NodeId section, xml::AttributeId id, const std::string& path) {
        const xml::Attribute& attribute = document.attribute(id);
        const auto report = [&](source::Span span, Severity severity, std::string message) {
          Diagnostic finding(BuiltinRule::configsource_misuse, span, std::move(message));
          finding.severity = severity;
          if (!pass.is_secret(attribute)) finding.actual = path;
          pass.report(section, XsdExpectation::Kind::beyond_xsd, std::move(finding), "configSource");
        };
        if (pass.terms.kind == FileKind::application_host && location_of(document, section) != xml::kNone) {
          report(xml::name_of(document, attribute), Severity::error,
                 "configSource is not allowed on a section in a <location> of applicationHost.config");
        } else if (leaves_folder(path)) {
          report(xml::value_of(document, attribute), Severity::error,
                 "configSource must be a relative path to a file in this file's folder or below it");
        } else if (has_more(document, section)) {
          report(xml::name_of(document, attribute),
                 pass.is_read_by_dotnet(section) ? Severity::error : Severity::warning,
                 "a section with configSource must have no other content: its content is in " + path);
        }
      });
}

}  // namespace iislint::schema
