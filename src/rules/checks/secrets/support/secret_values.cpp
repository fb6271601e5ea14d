#include "rules/checks/secrets/support/secret_values.h"

#include "schema/binding/config_path.h"

namespace iislint::rules::checks {

FindingDetails secret_finding(const FileView& file, xml::NodeId element, xml::AttributeId attribute) {
  FindingDetails finding = finding_at_piece(file, element, attribute, 0, 0);
  finding.at->actual.reset();
  return finding;
}

std::string name_of(const FileView& file, xml::AttributeId attribute) {
  return std::string(file.document().name(file.document().attribute(attribute)));
}

bool is_redirection(const FileView& file, xml::NodeId element) {
  return file.document().name(element) == "configurationRedirection";
}

bool is_proxy(const FileView& file, xml::NodeId element) {
  return file.document().name(element) == "proxy" && stands_in(file, element, "defaultProxy");
}

std::string value_of(const FileView& file, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = file.document().find_attribute(element, name);
  return id == xml::kNone ? std::string() : text_of(file, id);
}

bool stands_in(const FileView& file, xml::NodeId element, std::string_view parent) {
  const xml::NodeId id = file.document().node(element).parent;
  return id != xml::kNone && id != 0 && file.document().name(id) == parent;
}

std::optional<values::ConnectionLogon> connection_of(const FileView& file, xml::NodeId element,
                                                     xml::AttributeId attribute) {
  const std::string text = text_of(file, attribute);
  if (text.find('=') == std::string::npos) return std::nullopt;
  values::ConnectionLogon logon = values::logon_of(text);
  const bool is_by_place = stands_in(file, element, "connectionStrings");
  if (!logon.password || (!logon.names_server && !is_by_place)) return std::nullopt;
  return logon;
}

}  // namespace iislint::rules::checks
