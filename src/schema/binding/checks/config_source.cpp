#include "schema/binding/checks/config_source.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

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

bool is_section(const Binding& binding, xml::NodeId id) {
  return binding.elements[id].standing == BindStatus::bound && binding.type(id)->kind == ElementKind::section;
}

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

/// Calls `visit` for the elements with the attribute that `is_meant` takes, with its value.
template <typename IsMeant, typename Visit>
void for_each_naming(const xml::Document& document, std::string_view attribute, const IsMeant& is_meant,
                     const Visit& visit) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (!is_meant(id)) continue;
    const xml::AttributeId source = document.find_attribute(id, attribute);
    if (source == xml::kNone) continue;
    std::string buffer;
    visit(id, source, std::string(document.value(document.attribute(source), buffer)));
  }
}

/// An element that nobody knows is a section where only sections stand, and where it is declared as one.
bool is_section_of_others(const xml::Document& document, const Binding& binding, xml::NodeId id,
                          std::span<const Declarations* const> above) {
  const xml::NodeId parent = document.node(id).parent;
  if (binding.elements[parent].standing == BindStatus::bound)
    return binding.type(parent)->kind == ElementKind::container;
  const std::string path = group_path(document, binding, id);
  return binding.declarations.find(path) != nullptr ||
         std::any_of(above.begin(), above.end(),
                     [&](const Declarations* each) { return each->find(path) != nullptr; });
}

bool is_absolute(std::string_view path) {
  return path.starts_with("/") || path.starts_with("%") || path.find(':') != std::string_view::npos;
}

/// IIS takes both signs.
void report_slash(BindingPass& pass, xml::NodeId section, xml::AttributeId id, const std::string& path) {
  const xml::Attribute& attribute = pass.document.attribute(id);
  Diagnostic finding(BuiltinRule::configsource_misuse, xml::value_of(pass.document, attribute),
                     "configSource must not contain a slash (/) in a section that .NET reads");
  finding.severity = Severity::error;
  if (!pass.is_secret(attribute)) {
    finding.actual = path;
    std::string right = path;
    std::replace(right.begin(), right.end(), '/', '\\');
    finding.expected = right;
  }
  pass.report(section, XsdExpectation::Kind::beyond_xsd, std::move(finding), "configSource");
}

}  // namespace

bool leaves_folder(std::string_view path) {
  const auto parts = base::split(path, '/');
  return is_absolute(path) || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

std::vector<ConfigSource> config_sources(const xml::Document& document, const Binding& binding,
                                         std::span<const Declarations* const> above) {
  std::vector<ConfigSource> result;
  const auto may_be_section = [&](xml::NodeId id) {
    return is_section(binding, id) || binding.elements[id].standing == BindStatus::opaque;
  };
  for_each_naming(document, "configSource", may_be_section,
                  [&](xml::NodeId section, xml::AttributeId attribute, const std::string& written) {
                    const bool is_known = is_section(binding, section);
                    std::string path = with_slashes(written);
                    if (path.empty() || leaves_folder(path)) return;
                    if (!is_known && !is_section_of_others(document, binding, section, above)) return;
                    std::string name = is_known ? std::string(binding.type(section)->section.path)
                                                : group_path(document, binding, section);
                    result.push_back({section, attribute, std::move(name), std::move(path),
                                      written.find('/') != std::string::npos});
                  });
  return result;
}

std::vector<ConfigSource> settings_files(const xml::Document& document, const Binding& binding) {
  constexpr std::string_view kSection = "appSettings";
  std::vector<ConfigSource> result;
  const auto is_meant = [&](xml::NodeId id) {
    return is_section(binding, id) && binding.type(id)->section.path == kSection;
  };
  for_each_naming(document, "file", is_meant,
                  [&](xml::NodeId section, xml::AttributeId id, const std::string& written) {
                    std::string path = with_slashes(written);
                    if (!path.empty() && !is_absolute(path))
                      result.push_back({section, id, std::string(kSection), std::move(path)});
                  });
  return result;
}

void check_config_sources(BindingPass& pass) {
  if (pass.terms.is_piece) return;
  const xml::Document& document = pass.document;
  for_each_naming(
      document, "configSource", [&](xml::NodeId id) { return is_section(pass.binding, id); },
      [&](xml::NodeId section, xml::AttributeId id, const std::string& path) {
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
        } else if (leaves_folder(with_slashes(path))) {
          report(xml::value_of(document, attribute), Severity::error,
                 "configSource must be a relative path to a file in this file's folder or below it");
        } else if (path.find('/') != std::string::npos && pass.is_read_by_dotnet(section)) {
          report_slash(pass, section, id, path);
        } else if (has_more(document, section)) {
          report(xml::name_of(document, attribute),
                 pass.is_read_by_dotnet(section) ? Severity::error : Severity::warning,
                 "a section with configSource must have no other content: its content is in " + path);
        }
      });
}

}  // namespace iislint::schema
