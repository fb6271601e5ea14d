// lockItem, lockAttributes, lockElements and their …Except forms: an element further up that says what files
// further down may not write.
#include "config/counterpart.h"
#include "config/hierarchy_findings.h"
#include "config/lock_list.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// Walks over one section of the innermost file.
class Walk {
 public:
  Walk(HierarchyReport& report, const Layer& own_layer)
      : report_(report), own_(report.hierarchy.own()), section_(own_layer.element) {
    const std::string_view path = own_.binding->type(section_)->section.path;
    for (const Layer& layer : report.hierarchy.layers(path, own_layer.place)) {
      if (layer.level != report.hierarchy.own_index()) above_.push_back(layer);
    }
  }

  void run() {
    if (!above_.empty()) visit(section_);
  }

 private:
  // The depth is limited by that of the document.
  void visit(xml::NodeId element) {
    // An entry that is there already is inherited_keys' business; after a <remove> it is a new one.
    const schema::ChildFact* fact = own_.binding->child(element);
    const bool is_entry = fact != nullptr && fact->directive != schema::Directive::none;
    for (const Layer& layer : above_) {
      const HierarchyFile& level = report_.hierarchy.levels()[layer.level];
      const xml::NodeId same = counterpart(own_, section_, element, level, layer.element);
      if (same == xml::kNone) continue;
      const xml::AttributeId item_lock = item_lock_of(level, same);
      if (!is_entry && item_lock != xml::kNone && says_anything(element)) {
        report_element(element, level, item_lock);
        return;
      }
      if (!is_entry) check_attributes(element, level, same);
    }
    xml::for_each_child_element(*own_.document, element, [&](xml::NodeId child) {
      if (own_.binding->elements[child].standing != schema::BindStatus::bound) return;
      if (!is_locked_by_parent(element, child)) visit(child);
    });
  }

  bool says_anything(xml::NodeId element) const {
    bool any = own_.document->node(element).attribute_count > 0;
    xml::for_each_child_element(*own_.document, element, [&](xml::NodeId) { any = true; });
    return any;
  }

  void check_attributes(xml::NodeId element, const HierarchyFile& level, xml::NodeId same) {
    const xml::Node& node = own_.document->node(element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const schema::AttributeFact* fact = own_.binding->fact(id);
      if (fact == nullptr || fact->key != schema::KeyRole::none) continue;
      const xml::AttributeId lock =
          lock_of(level, same, "lockAttributes", "lockAllAttributesExcept", fact->name);
      if (lock == xml::kNone) continue;
      Diagnostic finding(BuiltinRule::attribute_locked,
                         xml::name_of(*own_.document, own_.document->attribute(id)),
                         "attribute " + std::string(fact->name) +
                             " is locked further up: this file may not set it, not even to the same value");
      finding.related.push_back(
          {"it is locked here", xml::value_of(*level.document, level.document->attribute(lock))});
      report_.add(element, std::move(finding), fact->name);
    }
  }

  bool is_locked_by_parent(xml::NodeId parent, xml::NodeId child) {
    for (const Layer& layer : above_) {
      const HierarchyFile& level = report_.hierarchy.levels()[layer.level];
      const xml::NodeId same = counterpart(own_, section_, parent, level, layer.element);
      if (same == xml::kNone) continue;
      const xml::AttributeId lock =
          lock_of(level, same, "lockElements", "lockAllElementsExcept", own_.document->name(child));
      if (lock == xml::kNone) continue;
      report_element(child, level, lock);
      return true;
    }
    return false;
  }

  void report_element(xml::NodeId element, const HierarchyFile& level, xml::AttributeId lock) {
    Diagnostic finding(BuiltinRule::attribute_locked, xml::name_of(*own_.document, element),
                       "<" + std::string(own_.document->name(element)) +
                           "> is locked further up: this file may not write it");
    finding.related.push_back(
        {"it is locked here", xml::value_of(*level.document, level.document->attribute(lock))});
    report_.add(element, std::move(finding));
  }

  HierarchyReport& report_;
  const HierarchyFile& own_;
  const xml::NodeId section_;
  std::vector<Layer> above_;
};

}  // namespace

void check_element_locks(HierarchyReport& report) {
  if (report.hierarchy.levels().size() < 2) return;
  for (const auto& [path, layers] : report.hierarchy.sections(report.hierarchy.own_index())) {
    for (const Layer& layer : layers)
      Walk(report, layer).run();
  }
}

}  // namespace iislint::config
