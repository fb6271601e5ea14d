#include "schema/xsd/xsd_text.h"

#include <algorithm>

#include "schema/xsd/entry_shapes.h"

namespace iislint::schema {
namespace {

class Copier {
 public:
  Copier(const xml::Document& document, const Binding& binding, KnownVerdicts known)
      : document_(document), binding_(binding), known_(known), shapes_(document, binding) {
    texts_.push_back({});
  }

  XsdTexts run() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind != xml::NodeKind::element || node.begin < skipped_to_) continue;
      if (current_ != kOutline && node.begin >= section_end_) leave_section();
      if (has_no_grammar(id) || (known_ == KnownVerdicts::leave_out && is_verdict_known(id))) {
        leave_out(node.begin, node.end);
        skipped_to_ = node.end;
        continue;
      }
      if (grammar_of(id) != kOutline) enter_section(id);
      texts_[current_].elements.push_back(id);
      attributes(id);
      if (is_content_skipped(id) && !node.self_closed && node.end_tag_begin != xml::kNone) {
        leave_out(node.start_tag_end, node.end_tag_begin);
        skipped_to_ = node.end_tag_begin;
      }
    }
    if (current_ != kOutline) leave_section();
    copy_to(static_cast<std::uint32_t>(document_.text().size()));
    for (std::size_t i = 1; i < texts_.size(); ++i)
      texts_[i].pieces.push_back("</configuration>");
    result_.texts = std::move(texts_);
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kOutline = 0;

  bool has_no_grammar(xml::NodeId id) const {
    const ElementType* type = binding_.type(id);
    return type != nullptr && type->section.grammar == kNoGrammar;
  }

  bool is_verdict_known(xml::NodeId id) {
    if (binding_.elements[id].standing == BindStatus::bound) return shapes_.is_repeated(id);
    return ++unknown_elements_ > kMaxUnknownElements;
  }

  std::size_t grammar_of(xml::NodeId id) const {
    const ElementType* type = binding_.type(id);
    const bool is_section = type != nullptr && type->kind == ElementKind::section &&
                            binding_.elements[id].standing == BindStatus::bound;
    return is_section ? type->section.grammar : kOutline;
  }

  void enter_section(xml::NodeId id) {
    const xml::Node& node = document_.node(id);
    copy_to(node.begin);
    XsdText& outline = texts_[kOutline];
    outline.pieces.insert(outline.pieces.end(), {"<", document_.name(id), "/>"});
    outline.elements.push_back(id);
    const std::size_t grammar = grammar_of(id);
    const auto found = std::find_if(texts_.begin(), texts_.end(),
                                    [grammar](const XsdText& text) { return text.grammar == grammar; });
    current_ = static_cast<std::size_t>(found - texts_.begin());
    if (found == texts_.end()) texts_.push_back({grammar, {"<configuration>"}, {document_.root()}});
    section_end_ = node.end;
  }

  void leave_section() {
    copy_to(section_end_);
    current_ = kOutline;
  }

  bool is_content_skipped(xml::NodeId id) const {
    const BoundElement& element = binding_.elements[id];
    if (element.standing != BindStatus::bound) return true;
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

  void attributes(xml::NodeId element) {
    const xml::Node& node = document_.node(element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const xml::Attribute& attribute = document_.attribute(id);
      const std::string_view name = document_.name(attribute);
      if (name == "xmlns" || is_of_namespace(name) || is_lock(element, name)) {
        leave_out(attribute.name_begin, attribute.value_end + 1);
      } else if (attribute.value_end - attribute.value_begin > kLongestValue) {
        leave_out(attribute.value_begin, attribute.value_end);
        texts_[current_].pieces.push_back("x");
        result_.replaced_values.push_back(document_.span(attribute.value_begin, attribute.value_end));
      }
    }
  }

  static bool is_of_namespace(std::string_view name) {
    return name.find(':') != std::string_view::npos && name.substr(0, 4) != "xml:";
  }

  bool is_lock(xml::NodeId element, std::string_view name) const {
    if (name.substr(0, 4) != "lock") return false;
    const auto locks = binding_.facts->common_attributes.first(binding_.facts->common_element_count);
    const ElementType* type = binding_.type(element);
    return type != nullptr && binding_.facts->find_attribute(*type, name) == kNoId &&
           std::any_of(locks.begin(), locks.end(), [name](const AttributeFact& f) { return f.name == name; });
  }

  void copy_to(std::uint32_t offset) {
    if (offset > copied_to_)
      texts_[current_].pieces.push_back(document_.text().substr(copied_to_, offset - copied_to_));
    copied_to_ = offset;
  }

  void leave_out(std::uint32_t begin, std::uint32_t end) {
    copy_to(begin);
    copied_to_ = end;
  }

  const xml::Document& document_;
  const Binding& binding_;
  const KnownVerdicts known_;
  EntryShapes shapes_;
  std::size_t unknown_elements_ = 0;
  XsdTexts result_;
  std::vector<XsdText> texts_;
  std::size_t current_ = kOutline;  // index into texts_
  std::uint32_t section_end_ = 0;
  std::uint32_t copied_to_ = 0;
  std::uint32_t skipped_to_ = 0;
};

}  // namespace

XsdTexts xsd_texts(const xml::Document& document, const Binding& binding, KnownVerdicts known) {
  return Copier(document, binding, known).run();
}

}  // namespace iislint::schema
