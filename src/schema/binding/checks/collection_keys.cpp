// Entries of one collection that have the same key: IIS refuses the second one with 0x800700b7.
#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/checks/copies.h"
#include "schema/binding/checks/key_set.h"
#include "schema/binding/config_path.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"
#include "xml/holder.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// The collections of a file, one after the other, with one set for each key of each kind of entry.
class KeyCheck {
 public:
  explicit KeyCheck(BindingPass& pass) : pass_(pass), document_(pass.document) {}

  void begin_collection() { keys_.clear(); }

  void entry(xml::NodeId item, const ChildFact& child) {
    if (child.directive == Directive::clear) {
      keys_.clear();
      return;
    }
    combined_.clear();
    bool complete = true, any = false;
    xml::AttributeId place = xml::kNone;
    for (const FactId number : pass_.types.of(child.type).keys) {
      const AttributeFact& fact = pass_.facts().attributes[number];
      const xml::AttributeId id = attribute_of(item, number);
      if (id != xml::kNone && !is_usable(id)) complete = false;
      if (fact.key == KeyRole::unique) {
        if (id != xml::kNone && is_usable(id)) unique(item, child, id, fact);
        continue;
      }
      any = true;
      if (id != xml::kNone && place == xml::kNone) place = id;
      combined_ += '\n';
      append(combined_, id, fact);
    }
    // An entry without any of its keys is a mistake of another kind.
    if (!any || !complete || place == xml::kNone) return;
    judge(item, child, combined_, place, [&] { return combined_words(item, child); });
  }

 private:
  /// As find_attribute, by what binding knows. In a broken tag it has passed over some.
  xml::AttributeId attribute_of(xml::NodeId item, FactId fact) const {
    const xml::Node& node = document_.node(item);
    if (node.damaged) return document_.find_attribute(item, pass_.facts().attributes[fact].name);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      if (pass_.binding.attributes[id].fact == fact) return id;
    }
    return xml::kNone;
  }

  bool is_usable(xml::AttributeId id) const { return pass_.binding.attributes[id].good; }

  std::string text(xml::AttributeId id) const {
    if (pass_.is_secret(document_.attribute(id))) return "***";
    std::string buffer;
    return std::string(document_.value(document_.attribute(id), buffer));
  }

  void append(std::string& key, xml::AttributeId id, const AttributeFact& fact) const {
    if (id == xml::kNone) {
      key += base::lower(fact.default_value);
    } else {
      append_normal_key(key, document_, pass_.binding, id, fact);
    }
  }

  void unique(xml::NodeId item, const ChildFact& child, xml::AttributeId id, const AttributeFact& fact) {
    unique_.assign(fact.name);
    unique_ += '\n';
    append(unique_, id, fact);
    judge(item, child, unique_, id,
          [&] { return "unique key attribute '" + std::string(fact.name) + "' set to '" + text(id) + "'"; });
  }

  std::string combined_words(xml::NodeId item, const ChildFact& child) const {
    std::string names, values;
    for (const FactId number : pass_.types.of(child.type).keys) {
      const AttributeFact& fact = pass_.facts().attributes[number];
      if (fact.key == KeyRole::unique) continue;
      const xml::AttributeId id = attribute_of(item, number);
      names += (names.empty() ? "" : ", ") + std::string(fact.name);
      values +=
          (values.empty() ? "" : ", ") + (id == xml::kNone ? std::string(fact.default_value) : text(id));
    }
    return "combined key attributes '" + names + "' respectively set to '" + values + "'";
  }

  /// `make_words` says what IIS says of the key, which is needed of a duplicate only.
  template <typename MakeWords>
  void judge(xml::NodeId item, const ChildFact& child, const std::string& key, xml::AttributeId place,
             const MakeWords& make_words) {
    if (child.directive == Directive::remove) {
      keys_.erase(key);
      return;
    }
    const xml::AttributeId first = keys_.find_or_insert(key, place);
    if (first == xml::kNone) return;
    const std::string what = make_words();
    Diagnostic finding(BuiltinRule::duplicate_collection_key,
                       xml::value_of(document_, document_.attribute(place)),
                       "duplicate <" + std::string(child.name) + ">: " + what);
    finding.related.push_back(
        {"the first one is here", xml::value_of(document_, document_.attribute(first))});
    finding.actual = text(place);
    if (is_copy(document_, xml::holder_of(document_, first), item)) {
      finding.fixes.push_back(
          {"Remove the duplicate", diag::FixSafety::safe, {{xml::whole_of(document_, item), std::string()}}});
    }
    finding.server_error = server_error(
        "Cannot add duplicate collection entry of type '" + std::string(child.name) + "' with " + what,
        Hresult::already_exists);
    if (pass_.is_read_by_dotnet(item))
      finding.help = help_for_dotnet(document_.name(document_.node(item).parent));
    pass_.report(item, XsdExpectation::Kind::beyond_xsd, std::move(finding),
                 document_.name(document_.attribute(place)));
  }

  /// IIS does not read these sections, and .NET does what its class for the collection does.
  static const char* help_for_dotnet(std::string_view collection) {
    if (collection == "appSettings") return "Remove one of the two. .NET silently uses the last one.";
    if (collection == "connectionStrings")
      return "Remove one of the two, or put a <remove> with the same name before the second. .NET refuses "
             "the section "
             "when the application reads it: \"The entry has already been added.\"";
    return "Remove one of the two, or put a <remove> with the same key before the second. Depending on the "
           "section, "
           ".NET refuses it when the application reads it, or uses the last one.";
  }

  BindingPass& pass_;
  const xml::Document& document_;
  KeySet keys_;
  std::string combined_, unique_;  // of the entry at hand
};

}  // namespace

void check_collection_keys(BindingPass& pass) {
  KeyCheck check(pass);
  for (xml::NodeId parent = 1; parent < pass.document.nodes.size(); ++parent) {
    if (pass.document.node(parent).first_child == xml::kNone || !pass.is_bound(parent)) continue;
    const ElementType& type = *pass.binding.type(parent);
    if (type.kind == ElementKind::opaque || type.duplicates) continue;
    check.begin_collection();
    xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
      const ChildFact* child = pass.is_bound(id) ? pass.binding.child(id) : nullptr;
      if (child != nullptr && child->directive != Directive::none) check.entry(id, *child);
    });
  }
}

}  // namespace iislint::schema
