// What the rules about secrets share: which values are secret, what they hold, and a finding that does not
// show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/code/reading.h"
#include "values/connection_string.h"

namespace iislint::rules::code {

/// Calls `visit(element, attribute)` for the attributes whose values are among the document's secrets: no
/// report shows them.
template <typename Visit>
void for_each_secret(const RuleEvaluation& run, Visit&& visit) {
  const auto& secrets = run.config().binding().secrets;
  if (secrets.empty()) return;
  std::size_t next = 0;
  for_each_attribute(run.document(), [&](xml::NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = run.document().attribute(id);
    while (next < secrets.size() && secrets[next].end <= attribute.value_begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= attribute.value_end) return;
    if (attribute.quoted && attribute.closed) visit(element, id);
  });
}

/// A finding about the whole value, which it does not show. The hole "attribute" is filled.
void report_secret(RuleEvaluation& run, std::string_view variant, xml::NodeId element,
                   xml::AttributeId attribute,
                   std::vector<std::pair<std::string_view, std::string>> holes = {});

/// The value of the element's attribute, empty when it has none of that name.
std::string value_of(const RuleEvaluation& run, xml::NodeId element, std::string_view name);

/// Whether the element enclosing this one has that name.
bool stands_in(const RuleEvaluation& run, xml::NodeId element, std::string_view parent);

/// The logon of a value that is a connection string; nothing for other texts.
std::optional<values::ConnectionLogon> connection_of(const RuleEvaluation& run, xml::NodeId element,
                                                     xml::AttributeId attribute);

}  // namespace iislint::rules::code
