#include "rules/checks/hierarchy/location_empty.h"

#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

bool is_container(const FileView& file, xml::NodeId element) {
  const schema::ElementType* type = file.binding().type(element);
  return is_bound(file, element) && type != nullptr && type->kind == schema::ElementKind::container &&
         !file.document().node(element).damaged;
}

/// Whether there is nothing but section groups in the element. The depth is that of the groups.
bool holds_no_section(const FileView& file, xml::NodeId element) {
  bool result = true;
  xml::for_each_child_element(file.document(), element, [&](xml::NodeId child) {
    result = result && is_container(file, child) && holds_no_section(file, child);
  });
  return result;
}

/// Whether there is nothing but elements in the element, comments neither.
bool holds_no_words(const xml::Document& document, xml::NodeId element) {
  for (xml::NodeId id = document.node(element).first_child; id != xml::kNone;
       id = document.node(id).next_sibling) {
    if (document.node(id).kind != xml::NodeKind::element || !holds_no_words(document, id)) return false;
  }
  return true;
}

}  // namespace

void check(const LocationEmpty& rule, Reporter<LocationEmpty>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    if (document.name(id) != "location" || !is_container(file, id) || !holds_no_section(file, id)) return;
    LocationEmpty::Finding finding;
    finding.at = anchor_of_element(file, id);
    // A comment inside would go with the element.
    if (holds_no_words(document, id))
      finding.fixes.push_back(removal_of_element(file, id, "Remove the location"));
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
