#include "editor/code_lens.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "config/lookup/lookup_chain.h"
#include "editor/reading/open_file.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using xml::NodeId;

/// Answers and links of chains. What needs more has no lens, for one with a wrong number would be worse.
constexpr std::size_t kMostAsked = 1000000;

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
    std::vector<NodeId> defaults;
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const schema::ChildFact* child = binding_.child(id);
      if (child == nullptr) continue;
      if (!child->defaults_of.empty()) defaults.push_back(id);
      if (child->directive == schema::Directive::add) items_[child->name].push_back(id);
    }
    for (const NodeId id : defaults) {
      if (!add_defaults(id, binding_.child(id)->defaults_of)) break;
    }
    return std::move(lenses_);
  }

 private:
  /// False when that is too much to be counted.
  bool add_defaults(NodeId defaults, std::string_view item) {
    std::vector<DefaultValue> values;
    collect(defaults, {}, values);
    std::map<xml::AttributeId, std::vector<source::Span>> inherited;
    if (!values.empty()) {
      for (const NodeId id : items(defaults, item)) {
        for (const DefaultValue& value : values) {
          if (asked_ > kMostAsked) return false;
          if (source_of(id, item, value) == value.attribute)
            inherited[value.attribute].push_back(name_span(id));
        }
      }
    }
    for (const DefaultValue& value : values)
      add(value, item, values.size() > 1, inherited[value.attribute]);
    return true;
  }

  /// Which attribute gives the item that value. Each is looked up once, however many *Defaults write it.
  xml::AttributeId source_of(NodeId id, std::string_view item, const DefaultValue& value) {
    ++asked_;
    const auto [known, fresh] = sources_.try_emplace({id, value.steps, value.fact}, xml::kNone);
    if (!fresh) return known->second;
    config::LookupChain& chain = chain_of(id, item);
    asked_ += chain.links.size();
    known->second =
        config::look_up(chain, file_.parsed.index.get(), value.steps, value.fact->name, *value.fact)
            .attribute;
    return known->second;
  }

  /// Items of one name beside each other share all links but the first, which is the item itself.
  config::LookupChain& chain_of(NodeId id, std::string_view item) {
    const config::ElementRef element{&document_, &binding_, id};
    const auto [known, fresh] = chains_.try_emplace({document_.node(id).parent, item});
    if (fresh) known->second = config::chain_of_item(*file_.parsed.index, element);
    known->second.links.front().element = element;
    return known->second;
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
  std::span<const NodeId> items(NodeId defaults, std::string_view item) const {
    const auto all = items_.find(item);
    if (all == items_.end()) return {};
    const NodeId parent = document_.node(defaults).parent;
    const std::uint32_t end = document_.node(parent).end;
    const auto first = std::upper_bound(all->second.begin(), all->second.end(), parent);
    const auto last = std::partition_point(first, all->second.end(),
                                           [&](NodeId id) { return document_.node(id).begin < end; });
    return {first, last};
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
  std::map<std::string_view, std::vector<NodeId>> items_;  // by name, in the order of the file
  std::map<std::pair<NodeId, std::string_view>, config::LookupChain> chains_;  // by parent and name
  std::map<std::tuple<NodeId, std::string, const AttributeFact*>, xml::AttributeId> sources_;
  std::size_t asked_ = 0;
  std::vector<CodeLens> lenses_;
};

}  // namespace

std::vector<CodeLens> code_lenses(engine::Project& project, const std::string& path) {
  const auto file = open_file(project, path);
  if (!file || !file->parsed.binding) return {};
  return Lenses(*file).all();
}

}  // namespace iislint::editor
