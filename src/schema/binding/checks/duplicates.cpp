// Elements that may stand once and stand twice; sections declared twice; <configSections> that is not first.
#include <unordered_map>
#include <vector>

#include "schema/binding/binder.h"
#include "schema/binding/checks/copies.h"
#include "schema/binding/location_path.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"
#include "xml/insertion.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

constexpr std::string_view kDeclarationsFirst =
    "Only one <configSections> element allowed.  It must be the first child element of the root "
    "<configuration> element";

bool is_repeatable(const BindingPass& pass, xml::NodeId id) {
  const ChildFact* child = pass.binding.child(id);
  const ElementKind kind = pass.binding.type(id)->kind;
  // Sections count per path, groups may repeat, and an opaque one may be a group.
  return child == nullptr || child->directive != Directive::none || kind != ElementKind::settings;
}

/// The elements of one name in one parent.
struct Repeated {
  xml::NodeId first;
  bool all_alike = true;  ///< so far: only then it does not matter which of them IIS reads
};

/// `seen` is room to work in.
void check_children(BindingPass& pass, xml::NodeId parent, std::vector<Repeated>& seen) {
  seen.clear();
  xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
    if (!pass.is_bound(id) || is_repeatable(pass, id)) return;
    for (Repeated& earlier : seen) {
      if (pass.binding.elements[earlier.first].child != pass.binding.elements[id].child) continue;
      const std::string name(pass.document.name(id));
      Diagnostic finding(
          BuiltinRule::duplicate_element, xml::name_of(pass.document, id),
          "<" + name + "> is defined twice in <" + std::string(pass.document.name(parent)) + ">");
      finding.related.push_back({"the first one is here", xml::name_of(pass.document, earlier.first)});
      if (name == "configSections") {  // known to be refused
        finding.severity = diag::Severity::error;
        finding.help =
            "Keep one <configSections>, as the first element of <configuration>. IIS refuses a file with two "
            "of "
            "them (HTTP error 500.19).";
        finding.server_error = server_error(kDeclarationsFirst, Hresult::unknown);
      }
      earlier.all_alike = earlier.all_alike && is_copy(pass.document, earlier.first, id);
      if (earlier.all_alike) {
        finding.fixes.push_back({"Remove the duplicate",
                                 diag::FixSafety::safe,
                                 {{xml::whole_of(pass.document, id), std::string()}}});
      }
      pass.report(id, XsdExpectation::Kind::beyond_xsd, std::move(finding));
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
    Diagnostic finding(BuiltinRule::duplicate_section, xml::name_of(pass.document, id),
                       "section " + section + " is defined twice in this file for the same path");
    finding.related.push_back({"the first one is here", xml::name_of(pass.document, first->second)});
    pass.report(id, XsdExpectation::Kind::beyond_xsd, std::move(finding));
  }
}

/// The declarations in one <configSections>, group by group.
class DeclaredSections {
 public:
  explicit DeclaredSections(BindingPass& pass) : pass_(pass), document_(pass.document) {}

  /// `path` of the group, with a slash at its end unless it is empty. The depth is limited by that of the
  /// document.
  void visit(xml::NodeId group, const std::string& path) {
    xml::for_each_child_element(document_, group, [&](xml::NodeId id) {
      const std::string_view element = document_.name(id);
      // What .NET lets a file drop it lets it declare again.
      if (element == "clear" || element == "remove") seen_.clear();
      const xml::AttributeId name = document_.find_attribute(id, "name");
      if (name == xml::kNone || !pass_.is_bound(id)) return;
      std::string buffer;
      const std::string full = path + std::string(document_.value(document_.attribute(name), buffer));
      if (element == "sectionGroup") visit(id, full + "/");
      if (element == "section") declare(id, name, full);
    });
  }

 private:
  void declare(xml::NodeId id, xml::AttributeId name, const std::string& full) {
    const auto [first, fresh] = seen_.try_emplace(full, name);
    if (fresh) return;
    Diagnostic finding(BuiltinRule::duplicate_section, xml::value_of(document_, document_.attribute(name)),
                       "section " + full + " is declared twice");
    finding.related.push_back(
        {"the first one is here", xml::value_of(document_, document_.attribute(first->second))});
    finding.help =
        "Remove one of the two declarations. IIS refuses a file that declares a section twice (HTTP error "
        "500.19).";
    finding.server_error =
        server_error("There is a duplicate '" + full + "' section defined", Hresult::unknown);
    pass_.report(id, XsdExpectation::Kind::beyond_xsd, std::move(finding), "name");
  }

  BindingPass& pass_;
  const xml::Document& document_;
  std::unordered_map<std::string, xml::AttributeId> seen_;
};

void check_declarations(BindingPass& pass) {
  DeclaredSections declared(pass);
  xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId id) {
    if (pass.document.name(id) == "configSections" && pass.is_bound(id)) declared.visit(id, "");
  });
}

/// Moves the element, if it can be quoted.
void offer_move(const BindingPass& pass, xml::NodeId element, xml::NodeId first, Diagnostic& finding) {
  const xml::Node& node = pass.document.node(element);
  if (node.damaged || pass.document.node(first).damaged) return;
  if (xml::touches(pass.binding.secrets, node.begin, node.end)) return;
  std::string text(pass.document.text().substr(node.begin, node.end - node.begin));
  finding.fixes.push_back({"Move <configSections> to the beginning",
                           diag::FixSafety::safe,
                           {xml::insertion_before(pass.document, first, std::move(text)),
                            {xml::whole_of(pass.document, element), std::string()}}});
}

void check_declarations_first(BindingPass& pass) {
  xml::NodeId first = xml::kNone;
  xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId id) {
    if (first == xml::kNone) first = id;
    if (id == first || pass.document.name(id) != "configSections" || !pass.is_bound(id)) return;
    if (pass.document.name(first) == "configSections") return;  // reported as a duplicate
    Diagnostic finding(BuiltinRule::misplaced_element, xml::name_of(pass.document, id),
                       "<configSections> must be the first element of <configuration>");
    finding.server_error = server_error(kDeclarationsFirst, Hresult::unknown);
    finding.related.push_back({"this element precedes it", xml::name_of(pass.document, first)});
    offer_move(pass, id, first, finding);
    pass.report(id, XsdExpectation::Kind::beyond_xsd, std::move(finding));
  });
}

}  // namespace

void check_repetition(BindingPass& pass) {
  std::vector<Repeated> seen;
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (pass.document.node(id).first_child == xml::kNone || !pass.is_bound(id)) continue;
    if (pass.binding.type(id)->kind != ElementKind::opaque) check_children(pass, id, seen);
  }
  check_sections(pass);
  check_declarations(pass);
  check_declarations_first(pass);
}

}  // namespace iislint::schema
