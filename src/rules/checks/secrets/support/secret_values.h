// What the rules about secrets share: which values are secret, what they hold, and a finding that does not
// show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/checks/support/reading.h"
#include "values/connection_string.h"

namespace iislint::rules::checks {

/// Calls `visit(element, attribute)` for the attributes whose values are among the document's secrets: no
/// report shows them.
template <typename Visit>
void for_each_secret(const FileView& file, Visit&& visit) {
  const auto& secrets = file.binding().secrets;
  if (secrets.empty()) return;
  std::size_t next = 0;
  for_each_attribute(file.document(), [&](xml::NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = file.document().attribute(id);
    while (next < secrets.size() && secrets[next].end <= attribute.value_begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= attribute.value_end) return;
    if (attribute.quoted && attribute.closed) visit(element, id);
  });
}

/// A finding about the whole value, which it does not show.
FindingDetails secret_finding(const FileView& file, xml::NodeId element, xml::AttributeId attribute);

/// The name of the attribute.
std::string name_of(const FileView& file, xml::AttributeId attribute);

/// The value of the element's attribute, empty when it has none of that name.
std::string value_of(const FileView& file, xml::NodeId element, std::string_view name);

/// Whether it says where the configuration of a server is kept.
bool is_redirection(const FileView& file, xml::NodeId element);

/// Whether it is a proxy for all requests.
bool is_proxy(const FileView& file, xml::NodeId element);

/// Whether the element enclosing this one has that name.
bool stands_in(const FileView& file, xml::NodeId element, std::string_view parent);

/// The logon of a value that is a connection string; nothing for other texts.
std::optional<values::ConnectionLogon> connection_of(const FileView& file, xml::NodeId element,
                                                     xml::AttributeId attribute);

}  // namespace iislint::rules::checks
