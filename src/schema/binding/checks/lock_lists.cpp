// lockAttributes, lockElements and their …Except forms: names in them that mean nothing, and lists that
// contradict each other. IIS refuses an unknown name when the section is read ("lockAttributes contains
// unknown attribute 'x'").
#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/server_error.h"
#include "schema/binding/values/value_explainer.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

class LockLists {
 public:
  LockLists(BindingPass& pass, xml::NodeId element)
      : pass_(pass), document_(pass.document), element_(element), type_(*pass.binding.type(element)) {}

  void check() {
    std::vector<std::string_view> attributes, children;
    for (const AttributeFact& fact : pass_.facts().attributes_of(type_))
      attributes.push_back(fact.name);
    for (const ChildFact& child : pass_.facts().children_of(type_))
      children.push_back(child.name);
    const auto listed = check_names("lockAttributes", attributes, "attribute");
    const auto except = check_names("lockAllAttributesExcept", attributes, "attribute");
    check_pair(listed, except);
    const auto listed_elements = check_names("lockElements", children, "element");
    const auto except_elements = check_names("lockAllElementsExcept", children, "element");
    check_pair(listed_elements, except_elements);
  }

 private:
  /// The attribute, or kNone when it is not written.
  xml::AttributeId check_names(std::string_view list, const std::vector<std::string_view>& known,
                               const std::string& kind) {
    const xml::AttributeId id = document_.find_attribute(element_, list);
    if (id == xml::kNone || pass_.is_secret(document_.attribute(id))) return id;
    std::string buffer;
    const std::string_view text = document_.value(document_.attribute(id), buffer);
    constexpr int kMaxNames = 20;  // of one list: more say nothing new
    int told = 0;
    for (const std::string_view part : base::split(text, ',')) {
      const std::string_view name = base::trim(part);
      if (told >= kMaxNames) break;
      const bool is_known =
          name.empty() || name == "*" || std::find(known.begin(), known.end(), name) != known.end();
      if (is_known || (kind == "attribute" && type_.free_attributes)) continue;
      std::string message = std::string(list) + " names the " + kind + " " + quoted(name) + ", which <" +
                            std::string(document_.name(element_)) + "> does not have";
      const auto near = base::nearest(name, known);
      if (near) message += "; did you mean '" + std::string(*near) + "'?";
      Diagnostic finding(BuiltinRule::lock_attribute_unknown_name,
                         xml::word_of(document_, document_.attribute(id), name), std::move(message));
      finding.actual = std::string(name);
      // That IIS refuses a wrong name is seen for the lists of what is locked only.
      if (list.find("Except") != std::string_view::npos) finding.severity = diag::Severity::warning;
      if (list == "lockAttributes") {
        finding.server_error = server_error(
            "lockAttributes contains unknown attribute '" + std::string(name) + "'", Hresult::unknown);
      }
      if (near) finding.expected = std::string(*near);
      pass_.report(element_, XsdExpectation::Kind::beyond_xsd, std::move(finding), list);
      ++told;
    }
    return id;
  }

  void check_pair(xml::AttributeId listed, xml::AttributeId except) {
    if (listed == xml::kNone || except == xml::kNone) return;
    const std::string first(document_.name(document_.attribute(listed)));
    const std::string second(document_.name(document_.attribute(except)));
    Diagnostic finding(BuiltinRule::lock_attributes_contradict,
                       xml::name_of(document_, document_.attribute(except)),
                       first + " and " + second +
                           " are on the same element: one names what is locked, the other "
                           "what is not");
    finding.related.push_back(
        {"the other list is here", xml::name_of(document_, document_.attribute(listed))});
    pass_.report(element_, XsdExpectation::Kind::beyond_xsd, std::move(finding), second);
  }

  BindingPass& pass_;
  const xml::Document& document_;
  const xml::NodeId element_;
  const ElementType& type_;
};

}  // namespace

void check_lock_lists(BindingPass& pass) {
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (!pass.is_bound(id) || pass.binding.type(id)->kind == ElementKind::opaque) continue;
    const xml::Node& node = pass.document.node(id);
    bool any = false;
    for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count && !any;
         ++a)
      any = pass.document.name(pass.document.attribute(a)).starts_with("lock");
    if (any) LockLists(pass, id).check();
  }
}

}  // namespace iislint::schema
