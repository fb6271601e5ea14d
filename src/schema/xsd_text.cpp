#include "schema/xsd_text.h"

namespace iislint::schema {
namespace {

class Copier {
 public:
  Copier(const xml::Document& document, const Binding& binding) : document_(document), binding_(binding) {
    result_.original = document.text();
  }

  XsdText run() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind != xml::NodeKind::element || node.begin < skipped_to_) continue;
      result_.elements.push_back(id);
      attributes(node);
      if (is_content_skipped(id) && !node.self_closed && node.end_tag_begin != xml::kNone) {
        leave_out(node.start_tag_end, node.end_tag_begin, "");
        skipped_to_ = node.end_tag_begin;
      }
    }
    if (result_.is_copy) result_.copy.append(result_.original.substr(copied_to_));
    return std::move(result_);
  }

 private:
  bool is_content_skipped(xml::NodeId id) const {
    const BoundElement& element = binding_.elements[id];
    if (element.standing != Standing::bound) return true;
    const ElementType& type = *binding_.type(id);
    return type.kind == ElementKind::opaque || (type.child_count == 0 && !holds_anything(id));
  }

  bool holds_anything(xml::NodeId id) const {
    for (xml::NodeId child = document_.node(id).first_child; child != xml::kNone;
         child = document_.node(child).next_sibling) {
      const xml::NodeKind kind = document_.node(child).kind;
      if (kind == xml::NodeKind::element || kind == xml::NodeKind::text || kind == xml::NodeKind::cdata)
        return true;
    }
    return false;
  }

  void attributes(const xml::Node& node) {
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const xml::Attribute& attribute = document_.attribute(id);
      const std::string_view name = document_.name(attribute);
      if (name == "xmlns" || name.substr(0, 4) == "xsi:") {
        leave_out(attribute.name_begin, attribute.value_end + 1, "");
      } else if (attribute.value_end - attribute.value_begin > kLongestValue) {
        leave_out(attribute.value_begin, attribute.value_end, "x");
        result_.replaced_values.push_back(document_.span(attribute.value_begin, attribute.value_end));
      }
    }
  }

  void leave_out(std::uint32_t begin, std::uint32_t end, std::string_view stand_in) {
    if (begin == end) return;
    if (!result_.is_copy) result_.copy.reserve(result_.original.size());
    result_.is_copy = true;
    result_.copy.append(result_.original.substr(copied_to_, begin - copied_to_)).append(stand_in);
    copied_to_ = end;
  }

  const xml::Document& document_;
  const Binding& binding_;
  XsdText result_;
  std::uint32_t copied_to_ = 0;
  std::uint32_t skipped_to_ = 0;
};

}  // namespace

XsdText xsd_text(const xml::Document& document, const Binding& binding) {
  return Copier(document, binding).run();
}

}  // namespace iislint::schema
