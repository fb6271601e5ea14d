// lockItem, lockAttributes, lockElements and their …Except forms: an element further up that says what files
// further down may not write.
#include "config/findings/hierarchy_findings.h"
#include "config/locks/refusal.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// Walks over one section of the innermost file.
class Walk {
 public:
  explicit Walk(HierarchyReport& report) : report_(report), own_(report.hierarchy.own()) {}

  // The depth is limited by that of the document.
  void visit(const LockedElement& locked, xml::NodeId element) {
    if (!locked.has_counterparts()) return;
    if (const auto lock = locked.item_lock()) return report_element(element, *lock);
    check_attributes(locked, element);
    xml::for_each_child_element(*own_.document, element, [&](xml::NodeId child) {
      if (own_.binding->elements[child].standing != schema::BindStatus::bound) return;
      if (const auto lock = locked.lock_of_child(own_.document->name(child))) {
        report_element(child, *lock);
      } else {
        visit(locked.child(child), child);
      }
    });
  }

 private:
  void check_attributes(const LockedElement& locked, xml::NodeId element) {
    const xml::Node& node = own_.document->node(element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const schema::AttributeFact* fact = own_.binding->fact(id);
      const auto lock = fact == nullptr ? std::nullopt : locked.lock_of_attribute(*fact);
      if (!lock) continue;
      Diagnostic finding(BuiltinRule::attribute_locked,
                         xml::name_of(*own_.document, own_.document->attribute(id)),
                         "attribute " + std::string(fact->name) + " is locked " + where(*lock) +
                             ": this file cannot set it, not even to the same value");
      report_.blame(finding, level_of(*lock), "it is locked here", span_of(*lock));
      if (says_the_same(locked, element, id, *fact)) {
        finding.fixes.push_back(
            {"Remove " + std::string(fact->name),
             diag::FixSafety::safe,
             {{xml::whole_of(*own_.document, own_.document->attribute(id)), std::string()}}});
      }
      report_.add(element, std::move(finding), fact->name);
    }
  }

  /// Whether nothing would change without the attribute, had the file not been refused.
  bool says_the_same(const LockedElement& locked, xml::NodeId element, xml::AttributeId id,
                     const schema::AttributeFact& fact) const {
    const xml::Attribute& attribute = own_.document->attribute(id);
    if (!attribute.quoted || !attribute.closed) return false;
    const Value own = written_value({own_.document, own_.binding, element}, id, fact, Origin::written);
    const Value above = locked.value_above(fact);
    const bool is_text = fact.value->type == schema::ValueType::string;
    return own.is_known() && above.is_known() &&
           (is_text ? own.text == above.text : own.number == above.number);
  }

  void report_element(xml::NodeId element, const Lock& lock) {
    Diagnostic finding(BuiltinRule::attribute_locked, xml::name_of(*own_.document, element),
                       "<" + std::string(own_.document->name(element)) + "> is locked " + where(lock) +
                           ": this file cannot set it");
    report_.blame(finding, level_of(lock), "it is locked here", span_of(lock));
    report_.add(element, std::move(finding));
  }

  const HierarchyFile& level_of(const Lock& lock) const { return report_.hierarchy.levels()[lock.level]; }

  const char* where(const Lock& lock) const {
    return level_of(lock).is_shipped ? "in the configuration that IIS ships with"
                                     : "in a parent configuration file";
  }

  source::Span span_of(const Lock& lock) const {
    const xml::Document& document = *level_of(lock).document;
    return xml::value_of(document, document.attribute(lock.attribute));
  }

  HierarchyReport& report_;
  const HierarchyFile& own_;
};

}  // namespace

void check_element_locks(HierarchyReport& report) {
  const std::size_t own = report.hierarchy.own_index();
  if (own == 0) return;
  const LocksAbove locks(report.hierarchy, own);
  for (const auto& [path, section] : report.hierarchy.own().index->sections()) {
    for (const SectionElement& one : section.all)
      Walk(report).visit(LockedElement(locks, one.element), one.element);
  }
}

}  // namespace iislint::config
