// Elements of sections that only .NET reads, whether the schema knows them or not.
#pragma once

#include <string_view>

#include "rules/checks/support/reading.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {

/// Calls `visit(NodeId)` for each element of the document at that path ("runtime/assemblyBinding"), in any
/// location.
template <typename Visit>
void for_each_at(const FileView& file, std::string_view path, Visit&& visit) {
  const xml::Document& document = file.document();
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (document.text().find(name) == std::string_view::npos) return;
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element || document.name(id) != name) continue;
    if (!document.node(id).damaged && schema::has_group_path(document, file.binding(), id, path)) visit(id);
  }
}

/// The attribute when it is written and true as .NET reads it, in whatever letter case; else kNone.
xml::AttributeId true_attribute(const FileView& file, xml::NodeId element, std::string_view name);

}  // namespace iislint::rules::checks
