#include "schema/binding/config_path.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

// Longer names and keys are nobody's, and a path is kept with each finding.
constexpr std::size_t kLongestKey = 256;

std::string written(const xml::Document& document, const Binding& binding, xml::NodeId element,
                    std::string_view attribute, std::size_t longest = std::string::npos) {
  const xml::AttributeId id = document.find_attribute(element, attribute);
  if (id == xml::kNone) return {};
  const xml::Attribute& found = document.attribute(id);
  if (xml::touches(binding.secrets, found.value_begin, found.value_end)) return "***";
  std::string buffer;
  return base::shortened(document.value(found, buffer), longest);
}

std::string predicate(const xml::Document& document, const Binding& binding, xml::NodeId element,
                      std::string_view attribute) {
  const std::string value = written(document, binding, element, attribute, kLongestKey);
  const char quote = value.find('\'') == std::string::npos ? '\'' : '"';
  return "@" + std::string(attribute) + "=" + quote + value + quote;
}

xml::NodeId site_around(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  const ItemKind* site = binding.facts->item("site");
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    const bool is_site =
        binding.elements[id].standing == BindStatus::bound && binding.elements[id].type == site->item_type;
    if (is_site) return id;
  }
  return xml::kNone;
}

/// [@name='files'], or nothing when the element is no collection item. Of several unique keys the first will
/// do.
std::string predicates(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  if (document.name(element) == "location") {
    return "[" + predicate(document, binding, element, "path") + "]";
  }
  const ElementType* type = binding.type(element);
  if (type == nullptr) return {};
  std::string result;
  for (const AttributeFact& fact : binding.facts->attributes_of(*type)) {
    if (fact.key == KeyRole::none || document.find_attribute(element, fact.name) == xml::kNone) continue;
    result += result.empty() ? "" : " and ";
    result += predicate(document, binding, element, fact.name);
    if (fact.key == KeyRole::unique) break;
  }
  return result.empty() ? result : "[" + result + "]";
}

}  // namespace

std::string key_path(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  std::vector<xml::NodeId> chain;
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent)
    chain.push_back(id);
  std::string path;
  for (auto id = chain.rbegin(); id != chain.rend(); ++id) {
    const std::string_view held = *id == document.root() ? held_section(document, binding) : "";
    if (*id == document.root() && document.name(*id) == "configuration") continue;
    path += path.empty() ? "" : "/";
    path += held.empty() ? base::shortened(document.name(*id), kLongestKey) : std::string(held);
    path += predicates(document, binding, *id);
  }
  return path;
}

std::string key_path(const xml::Document& document, const Binding& binding, xml::NodeId element,
                     std::string_view attribute) {
  const std::string path = key_path(document, binding, element);
  return path + (path.empty() ? "@" : "/@") + std::string(attribute);
}

std::string_view held_section(const xml::Document& document, const Binding& binding) {
  const xml::NodeId root = document.root();
  if (root == xml::kNone || binding.elements[root].standing != BindStatus::bound) return {};
  const ElementType* type = binding.type(root);
  return type->kind == ElementKind::section ? type->section.path : std::string_view();
}

std::string group_path(const xml::Document& document, xml::NodeId id) {
  std::string path;
  for (; id != document.root() && id != 0 && id != xml::kNone; id = document.node(id).parent) {
    const std::string name(document.name(id));
    if (name != "location") path = path.empty() ? name : name + "/" + path;
  }
  return path;
}

std::string group_path(const xml::Document& document, const Binding& binding, xml::NodeId id) {
  const std::string path = group_path(document, id);
  const std::string held(held_section(document, binding));
  return held.empty() || path.empty() ? path + held : held + "/" + path;
}

namespace {

/// Whether the steps to the element are the end of the path; what stands before them is left in it.
bool takes_steps(const xml::Document& document, xml::NodeId id, std::string_view& path) {
  for (; id != document.root() && id != 0 && id != xml::kNone; id = document.node(id).parent) {
    const std::string_view name = document.name(id);
    if (name == "location") continue;
    if (!path.ends_with(name)) return false;
    path.remove_suffix(name.size());
    if (path.empty()) continue;  // nothing but locations may follow
    if (path.back() != '/') return false;
    path.remove_suffix(1);
  }
  return true;
}

}  // namespace

bool has_group_path(const xml::Document& document, const Binding& binding, xml::NodeId id,
                    std::string_view path) {
  return takes_steps(document, id, path) && path == held_section(document, binding);
}

bool has_group_path(const xml::Document& document, xml::NodeId id, std::string_view path) {
  return takes_steps(document, id, path) && path.empty();
}

std::string enclosing_site(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  const xml::NodeId site = site_around(document, binding, element);
  return site == xml::kNone ? std::string() : written(document, binding, site, "name");
}

std::string shown_site(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  const xml::NodeId site = site_around(document, binding, element);
  return site == xml::kNone ? std::string() : written(document, binding, site, "name", kLongestKey);
}

std::string key_of(const xml::Document& document, const Binding& binding, xml::NodeId element) {
  const ElementType* type = binding.type(element);
  if (type == nullptr) return {};
  for (const AttributeFact& fact : binding.facts->attributes_of(*type)) {
    if (fact.key != KeyRole::none) return written(document, binding, element, fact.name);
  }
  return {};
}

void append_normal_key(std::string& out, const xml::Document& document, const Binding& binding,
                       xml::AttributeId attribute, const AttributeFact& fact) {
  if (fact.value->type == ValueType::flags || fact.value->type == ValueType::uint32) {
    out += std::to_string(binding.attributes[attribute].number);
    return;
  }
  std::string buffer;
  const std::string_view text = document.value(document.attribute(attribute), buffer);
  if (fact.case_sensitive) {
    out += text;
  } else {
    std::transform(text.begin(), text.end(), std::back_inserter(out), base::to_lower);
  }
}

std::string normal_key(const xml::Document& document, const Binding& binding, xml::AttributeId attribute,
                       const AttributeFact& fact) {
  std::string key;
  append_normal_key(key, document, binding, attribute, fact);
  return key;
}

}  // namespace iislint::schema
