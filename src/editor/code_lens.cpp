#include "editor/code_lens.h"

#include <map>

#include "config/lookup/lookup_chain.h"
#include "editor/reading/open_file.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using xml::NodeId;

/// An attribute of a *Defaults element, or of one below it.
struct DefaultValue {
  xml::AttributeId attribute;
  const AttributeFact* fact;
  std::string steps;  ///< below the *Defaults element
};

class Lenses {
 public:
  explicit Lenses(const OpenFile& file)
      : file_(file), document_(file.document()), binding_(*file.parsed.binding) {}

  std::vector<CodeLens> all() {
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const schema::ChildFact* child = binding_.child(id);
      if (child != nullptr && !child->defaults_of.empty()) add_defaults(id, child->defaults_of);
    }
    return std::move(lenses_);
  }

 private:
  void add_defaults(NodeId defaults, std::string_view item) {
    std::vector<DefaultValue> values;
    collect(defaults, {}, values);
    if (values.empty()) return;
    std::map<xml::AttributeId, std::vector<source::Span>> inherited;
    for (const NodeId id : items(defaults, item)) {
      const config::LookupChain chain =
          config::chain_of_item(*file_.parsed.index, {&document_, &binding_, id});
      for (const DefaultValue& value : values) {
        const config::Value found =
            config::look_up(chain, file_.parsed.index.get(), value.steps, value.fact->name, *value.fact);
        if (found.attribute == value.attribute) inherited[value.attribute].push_back(name_span(id));
      }
    }
    for (const DefaultValue& value : values)
      add(value, item, values.size() > 1, inherited[value.attribute]);
  }

  /// Attributes of settings; entries of collections are not inherited one by one.
  void collect(NodeId element, const std::string& steps, std::vector<DefaultValue>& values) const {
    const xml::Node& node = document_.node(element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const AttributeFact* fact = binding_.fact(id);
      if (fact != nullptr && fact->key == schema::KeyRole::none) values.push_back({id, fact, steps});
    }
    xml::for_each_child_element(document_, element, [&](NodeId child) {
      const schema::ChildFact* fact = binding_.child(child);
      const bool is_setting =
          fact != nullptr && fact->directive == schema::Directive::none && fact->defaults_of.empty();
      if (is_setting) collect(child, steps + (steps.empty() ? "" : "/") + std::string(fact->name), values);
    });
  }

  /// The items of that name beside the *Defaults element and below its neighbours.
  std::vector<NodeId> items(NodeId defaults, std::string_view item) const {
    const xml::Node& around = document_.node(document_.node(defaults).parent);
    std::vector<NodeId> found;
    for (NodeId id = document_.node(defaults).parent + 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.begin >= around.end) break;
      const schema::ChildFact* child = binding_.child(id);
      if (child != nullptr && child->directive == schema::Directive::add && child->name == item)
        found.push_back(id);
    }
    return found;
  }

  source::Span name_span(NodeId id) const {
    for (const char* name : {"name", "path"}) {
      const xml::AttributeId key = document_.find_attribute(id, name);
      if (key != xml::kNone) return xml::value_of(document_, document_.attribute(key));
    }
    return xml::name_of(document_, id);
  }

  static std::string plural(std::string_view item, std::size_t count) {
    std::string word = item == "add"                ? "application pool"
                       : item == "virtualDirectory" ? "virtual directory"
                                                    : std::string(item);
    if (count == 1) return word;
    if (word.ends_with("y")) return word.substr(0, word.size() - 1) + "ies";
    return word + "s";
  }

  void add(const DefaultValue& value, std::string_view item, bool is_one_of_several,
           std::vector<source::Span> places) {
    const xml::Attribute& attribute = document_.attribute(value.attribute);
    const std::size_t count = places.size();
    CodeLens lens;
    lens.range = document_.span(attribute.name_begin, attribute.value_end);
    lens.title = count == 0 ? "no " + plural(item, 1) : std::to_string(count) + " " + plural(item, count);
    lens.title += count < 2 ? " inherits " : " inherit ";
    lens.title += is_one_of_several ? std::string(value.fact->name) : "this";
    lens.places = std::move(places);
    lenses_.push_back(std::move(lens));
  }

  const OpenFile& file_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  std::vector<CodeLens> lenses_;
};

}  // namespace

std::vector<CodeLens> code_lenses(engine::Project& project, const std::string& path) {
  const auto file = open_file(project, path);
  if (!file || !file->parsed.binding) return {};
  return Lenses(*file).all();
}

}  // namespace iislint::editor
