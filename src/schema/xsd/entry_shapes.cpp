#include "schema/xsd/entry_shapes.h"

#include "schema/xsd/xsd_text.h"

namespace iislint::schema {
namespace {

// What stands for one thing each in a shape. Texts follow their length, so that no two shapes are written
// alike.
enum class Mark : char {
  other_node,
  end,
  bound,
  unbound,
  unknown_attribute,
  empty_value,
  good_value,
  exact_value
};

}  // namespace

bool EntryShapes::is_repeated(xml::NodeId id) {
  if (binding_.elements[id].standing != BindStatus::bound) return false;
  const ChildFact* child = binding_.child(id);
  if (child == nullptr || child->directive == Directive::none) return false;
  return describe(id) && !known_.insert(shape_).second;
}

/// Writes shape_; false when the entry has none.
bool EntryShapes::describe(xml::NodeId entry) {
  shape_.clear();
  open_.clear();
  const std::uint32_t end = document_.node(entry).end;
  for (xml::NodeId id = entry; id < document_.nodes.size(); ++id) {
    const xml::Node& node = document_.node(id);
    if (node.begin >= end) break;
    if (node.kind == xml::NodeKind::comment) continue;
    for (; !open_.empty() && node.begin >= open_.back(); open_.pop_back())
      shape_ += static_cast<char>(Mark::end);
    if (node.kind != xml::NodeKind::element) {
      // No type holds text: that there is some is all that matters.
      shape_ += static_cast<char>(Mark::other_node);
      shape_ += static_cast<char>(node.kind);
      continue;
    }
    open_.push_back(node.end);
    if (!add_element(id)) return false;
  }
  return true;
}

bool EntryShapes::add_element(xml::NodeId id) {
  const BoundElement& element = binding_.elements[id];
  const bool is_bound = element.standing == BindStatus::bound;
  shape_ += static_cast<char>(is_bound ? Mark::bound : Mark::unbound);
  if (is_bound) {
    add_number(element.child);  // of the table of all children: names parent type, name and type
  } else {
    add_text(document_.name(id));
  }
  const xml::Node& node = document_.node(id);
  for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count; ++a) {
    if (!add_attribute(a)) return false;
  }
  return true;
}

bool EntryShapes::add_attribute(xml::AttributeId id) {
  const xml::Attribute& attribute = document_.attribute(id);
  const std::string_view value =
      document_.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
  if (value.size() > kLongestValue) return false;
  const AttributeFact* fact = binding_.fact(id);
  Mark mark = Mark::exact_value;
  if (fact == nullptr) {
    mark = Mark::unknown_attribute;
  } else if (binding_.attributes[id].good && fact->value->type != ValueType::enumeration) {
    mark = value.empty() ? Mark::empty_value : Mark::good_value;
  }
  shape_ += static_cast<char>(mark);
  if (fact == nullptr) {
    add_text(document_.name(attribute));
  } else {
    add_number(binding_.attributes[id].fact);
  }
  if (mark == Mark::unknown_attribute || mark == Mark::exact_value) add_text(value);
  return true;
}

void EntryShapes::add_number(std::uint16_t number) {
  shape_ += static_cast<char>(number & 0xFF);
  shape_ += static_cast<char>(number >> 8);
}

void EntryShapes::add_text(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  add_number(static_cast<std::uint16_t>(size & 0xFFFF));
  add_number(static_cast<std::uint16_t>(size >> 16));
  shape_ += text;
}

}  // namespace iislint::schema
