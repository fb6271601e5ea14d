// Elements that may stand once and stand twice; <configSections> that is not first.
#include <unordered_map>

#include "schema/binder.h"
#include "schema/location_path.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::Diagnostic;

bool is_repeatable(const BindingPass& pass, xml::NodeId id) {
  const ChildFact* child = pass.binding.child(id);
  const ElementKind kind = pass.binding.type(id)->kind;
  // Sections count per path, groups may repeat, and an opaque one may be a group.
  return child == nullptr || child->directive != Directive::none || kind != ElementKind::settings;
}

/// Whether the one says, byte for byte, what the other says.
bool is_copy(const xml::Document& document, xml::NodeId first, xml::NodeId second) {
  const auto text_of = [&](xml::NodeId id) {
    return document.text().substr(document.node(id).begin, document.node(id).end - document.node(id).begin);
  };
  return !document.node(first).damaged && !document.node(second).damaged && text_of(first) == text_of(second);
}

/// The elements of one name in one parent.
struct Repeated {
  xml::NodeId first;
  bool all_alike = true;  ///< so far: only then it does not matter which of them IIS reads
};

void check_children(BindingPass& pass, xml::NodeId parent) {
  std::vector<Repeated> seen;
  xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
    if (!pass.is_bound(id) || is_repeatable(pass, id)) return;
    for (Repeated& earlier : seen) {
      if (pass.binding.elements[earlier.first].child != pass.binding.elements[id].child) continue;
      const std::string name(pass.document.name(id));
      Diagnostic finding("duplicate-element", xml::name_of(pass.document, id),
                         "<" + name + "> stands in <" + std::string(pass.document.name(parent)) + "> twice");
      finding.related.push_back({"the first one is here", xml::name_of(pass.document, earlier.first)});
      earlier.all_alike = earlier.all_alike && is_copy(pass.document, earlier.first, id);
      if (earlier.all_alike) {
        finding.fixes.push_back(
            {"Remove the copy", diag::FixSafety::safe, {{xml::whole_of(pass.document, id), std::string()}}});
      }
      pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
      return;
    }
    seen.push_back({id});
  });
}

void check_sections(BindingPass& pass) {
  std::unordered_map<std::string, xml::NodeId> seen;
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (!pass.is_bound(id) || pass.binding.type(id)->kind != ElementKind::section) continue;
    const std::string section(pass.binding.type(id)->section.path);
    const auto [first, fresh] = seen.try_emplace(location_path(pass.document, id) + '\n' + section, id);
    if (fresh) continue;
    Diagnostic finding("duplicate-section", xml::name_of(pass.document, id),
                       "section " + section + " stands in this file twice for the same path");
    finding.related.push_back({"the first one is here", xml::name_of(pass.document, first->second)});
    pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
  }
}

void check_declarations_first(BindingPass& pass) {
  xml::NodeId first = xml::kNone;
  xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId id) {
    if (first == xml::kNone) first = id;
    if (id == first || pass.document.name(id) != "configSections" || !pass.is_bound(id)) return;
    if (pass.document.name(first) == "configSections") return;  // reported as a duplicate
    Diagnostic finding("misplaced-element", xml::name_of(pass.document, id),
                       "<configSections> must be the first element of <configuration>");
    finding.related.push_back({"this element stands before it", xml::name_of(pass.document, first)});
    pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
  });
}

}  // namespace

void check_repetition(BindingPass& pass) {
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (pass.is_bound(id) && pass.binding.type(id)->kind != ElementKind::opaque) check_children(pass, id);
  }
  check_sections(pass);
  check_declarations_first(pass);
}

}  // namespace iislint::schema
