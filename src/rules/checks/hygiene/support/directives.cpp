#include "rules/checks/hygiene/support/directives.h"

#include "schema/binding/config_path.h"

namespace iislint::rules::checks {

using schema::BindStatus;
using schema::Directive;

Directive directive_of(const FileView& file, xml::NodeId id) {
  const schema::Binding& binding = file.binding();
  if (file.document().node(id).kind != xml::NodeKind::element ||
      binding.elements[id].standing != BindStatus::bound)
    return Directive::none;
  const schema::ChildFact* child = binding.child(id);
  return child == nullptr ? Directive::none : child->directive;
}

xml::NodeId section_of(const FileView& file, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = file.document().node(id).parent) {
    const schema::ElementType* type = file.binding().type(id);
    if (type != nullptr && !type->section.path.empty()) return id;
  }
  return xml::kNone;
}

bool is_outermost(const FileView& file) {
  return !file.config().sites().empty();
}

FindingDetails finding_at(const FileView& file, xml::NodeId element, xml::NodeId at) {
  FindingDetails finding;
  finding.at = anchor_of_element(file, at);
  const std::string site = schema::shown_site(file.document(), file.binding(), element);
  if (!site.empty()) finding.sites = {site};
  return finding;
}

}  // namespace iislint::rules::checks
