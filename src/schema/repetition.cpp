// Elements that may stand once and stand twice; <configSections> that is not first.
#include <optional>
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

/// The second element goes when it says, byte for byte, what the first one says.
std::optional<diag::Fix> removal_of_copy(const xml::Document& document, xml::NodeId first,
                                         xml::NodeId second) {
  const auto text_of = [&](xml::NodeId id) {
    return document.text().substr(document.node(id).begin, document.node(id).end - document.node(id).begin);
  };
  if (document.node(first).damaged || document.node(second).damaged) return std::nullopt;
  if (text_of(first) != text_of(second)) return std::nullopt;
  return diag::Fix{
      "Remove the copy", diag::FixSafety::safe, {{xml::whole_of(document, second), std::string()}}};
}

void check_children(BindingPass& pass, xml::NodeId parent) {
  std::vector<xml::NodeId> seen;
  xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
    if (!pass.is_bound(id) || is_repeatable(pass, id)) return;
    for (const xml::NodeId first : seen) {
      if (pass.binding.elements[first].child != pass.binding.elements[id].child) continue;
      const std::string name(pass.document.name(id));
      Diagnostic finding("duplicate-element", xml::name_of(pass.document, id),
                         "<" + name + "> stands in <" + std::string(pass.document.name(parent)) + "> twice");
      finding.related.push_back({"the first one is here", xml::name_of(pass.document, first)});
      if (const auto fix = removal_of_copy(pass.document, first, id)) finding.fixes.push_back(*fix);
      pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
      return;
    }
    seen.push_back(id);
  });
}

void check_sections(BindingPass& pass) {
  std::unordered_map<std::string, xml::NodeId> seen;
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (!pass.is_bound(id) || pass.binding.type(id)->kind != ElementKind::section) continue;
    const std::string section(pass.binding.type(id)->section_path);
    const auto [first, fresh] = seen.try_emplace(location_path(pass.document, id) + '\n' + section, id);
    if (fresh) continue;
    Diagnostic finding("duplicate-section", xml::name_of(pass.document, id),
                       "section " + section + " stands in this file twice for the same path");
    finding.related.push_back({"the first one is here", xml::name_of(pass.document, first->second)});
    pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
  }
}

void check_declarations_first(BindingPass& pass) {
  bool first = true;
  xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId id) {
    // A second <configSections> is reported as a duplicate.
    if (!first && pass.document.name(id) == "configSections" && pass.is_bound(id)) {
      xml::NodeId earlier = xml::kNone;
      xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId other) {
        if (earlier == xml::kNone) earlier = other;
      });
      if (pass.document.name(earlier) != "configSections") {
        Diagnostic finding("misplaced-element", xml::name_of(pass.document, id),
                           "<configSections> must be the first element of <configuration>");
        finding.related.push_back({"this element stands before it", xml::name_of(pass.document, earlier)});
        pass.report(id, Claim::Kind::beyond_xsd, std::move(finding));
      }
    }
    first = false;
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
