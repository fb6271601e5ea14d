// Entries of one collection that have the same key: IIS refuses the second one with 0x800700b7.
#include <unordered_map>

#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/config_path.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::Diagnostic;

/// The keys seen in one collection element, one set for each key of each kind of entry.
class Collection {
 public:
  explicit Collection(BindingPass& pass) : pass_(pass), document_(pass.document) {}

  void entry(xml::NodeId item, const ChildFact& child) {
    if (child.directive == Directive::clear) {
      seen_.clear();
      return;
    }
    const ElementType& type = pass_.facts().types[child.type];
    std::string combined, shown_names, shown_values;
    bool complete = true, any = false;
    xml::AttributeId place = xml::kNone;
    for (const AttributeFact& fact : pass_.facts().attributes_of(type)) {
      if (fact.key == KeyRole::none) continue;
      const xml::AttributeId id = document_.find_attribute(item, fact.name);
      if (id != xml::kNone && !is_usable(id)) complete = false;
      if (fact.key == KeyRole::unique) {
        if (id == xml::kNone || !is_usable(id)) continue;
        const std::string key = std::string(fact.name) + '\n' + normal(id, fact);
        judge(item, child, key, id,
              "unique key attribute '" + std::string(fact.name) + "' set to '" + text(id) + "'");
        continue;
      }
      any = true;
      if (id != xml::kNone && place == xml::kNone) place = id;
      combined += '\n' + (id == xml::kNone ? base::lower(fact.default_value) : normal(id, fact));
      shown_names += (shown_names.empty() ? "" : ", ") + std::string(fact.name);
      shown_values += (shown_values.empty() ? "" : ", ") +
                      (id == xml::kNone ? std::string(fact.default_value) : text(id));
    }
    // An entry without any of its keys is a mistake of another kind.
    if (!any || !complete || place == xml::kNone) return;
    judge(item, child, combined, place,
          "combined key attributes '" + shown_names + "' respectively set to '" + shown_values + "'");
  }

 private:
  bool is_usable(xml::AttributeId id) const { return pass_.binding.attributes[id].good; }

  std::string text(xml::AttributeId id) const {
    if (pass_.is_secret(document_.attribute(id))) return "***";
    std::string buffer;
    return std::string(document_.value(document_.attribute(id), buffer));
  }

  std::string normal(xml::AttributeId id, const AttributeFact& fact) const {
    return normal_key(document_, pass_.binding, id, fact);
  }

  void judge(xml::NodeId item, const ChildFact& child, const std::string& key, xml::AttributeId place,
             const std::string& what) {
    if (child.directive == Directive::remove) {
      seen_.erase(key);
      return;
    }
    const auto [first, fresh] = seen_.try_emplace(key, place);
    if (fresh) return;
    Diagnostic finding("duplicate-collection-key", xml::value_of(document_, document_.attribute(place)),
                       "duplicate <" + std::string(child.name) + ">: " + what);
    finding.related.push_back(
        {"the first one is here", xml::value_of(document_, document_.attribute(first->second))});
    finding.actual = text(place);
    finding.server_error = server_error(
        "Cannot add duplicate collection entry of type '" + std::string(child.name) + "' with " + what,
        Hresult::already_exists);
    pass_.report(item, XsdExpectation::Kind::beyond_xsd, std::move(finding),
                 document_.name(document_.attribute(place)));
  }

  BindingPass& pass_;
  const xml::Document& document_;
  std::unordered_map<std::string, xml::AttributeId> seen_;
};

}  // namespace

void check_collection_keys(BindingPass& pass) {
  for (xml::NodeId parent = 1; parent < pass.document.nodes.size(); ++parent) {
    if (!pass.is_bound(parent)) continue;
    const ElementType& type = *pass.binding.type(parent);
    if (type.kind == ElementKind::opaque || type.duplicates) continue;
    std::optional<Collection> collection;
    xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
      const ChildFact* child = pass.is_bound(id) ? pass.binding.child(id) : nullptr;
      if (child == nullptr || child->directive == Directive::none) return;
      if (!collection) collection.emplace(pass);
      collection->entry(id, *child);
    });
  }
}

}  // namespace iislint::schema
