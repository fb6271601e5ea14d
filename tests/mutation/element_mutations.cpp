// Mistakes with an element as a whole: a wrong name, a wrong place, one too many.
#include <algorithm>

#include "mutation.h"
#include "xml/anchor.h"

namespace iislint::mutation {
namespace {

using diag::Severity;
using schema::Directive;
using schema::ElementKind;
using schema::ElementType;

class ElementMutator {
 public:
  ElementMutator(const BoundText& text, xml::NodeId element, Random& random)
      : text_(text),
        document_(text.document),
        element_(element),
        node_(document_.node(element)),
        type_(*text.binding.type(element)),
        parent_(*text.binding.type(node_.parent)),
        name_(document_.name(element)),
        whole_(document_.text().substr(node_.begin, node_.end - node_.begin)),
        grave_(is_read_by_dotnet(text, element) ? Severity::warning : Severity::error),
        random_(random) {}

  std::vector<Mutation> run() {
    rename(Kind::element_unknown, "zzUnheardOf");
    for (const std::string& slip : slips(name_, random_))
      rename(Kind::element_slip, slip);
    rename(Kind::element_case, other_case(name_));
    second();
    too_high();
    too_deep();
    text();
    return std::move(result_);
  }

 private:
  static constexpr std::string_view kWrongName[] = {"unknown-element", "misplaced-element",
                                                    "undeclared-section"};

  static bool knows(const ElementType& type, std::string_view name) {
    return schema::catalog().find_child(type, name) != schema::kNoId;
  }

  Mutation& add(Kind kind, std::vector<Edit> edits, std::vector<std::string_view> rules, std::size_t begin,
                std::size_t size, Severity least) {
    const std::string above(document_.name(node_.parent));
    result_.push_back(
        {kind, std::move(edits), std::move(rules),
         document_.span(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)), least,
         "<" + above + "><" + name_ + ">"});
    return result_.back();
  }

  void add_wrong_name(Kind kind, std::vector<Edit> edits, std::size_t begin, std::size_t size,
                      const ElementType& around, const std::string& meant = {}) {
    // A section that nobody declares may be declared further up.
    const bool can_be_section = around.kind == ElementKind::container;
    Mutation& made = add(kind, std::move(edits), {std::begin(kWrongName), std::end(kWrongName)}, begin, size,
                         can_be_section && kind != Kind::element_case ? Severity::warning : grave_);
    made.meant = meant;
    if (around.open && kind != Kind::element_case) made.exemption = Exemption::open_container;
    if (around.kind == ElementKind::opaque) made.exemption = Exemption::opaque_content;
  }

  void rename(Kind kind, const std::string& name) {
    if (knows(parent_, name)) return;
    std::vector<Edit> edits = {{node_.begin + 1, node_.name_end, name}};
    if (!node_.self_closed) {
      const std::uint32_t end_name = node_.end_tag_begin + 2;
      edits.push_back({end_name, end_name + static_cast<std::uint32_t>(name_.size()), name});
    }
    add_wrong_name(kind, std::move(edits), node_.begin + 1, name.size(), parent_,
                   kind == Kind::element_unknown ? "" : name_);
  }

  void second() {
    const schema::ChildFact& child = *text_.binding.child(element_);
    std::vector<Edit> copy = {{node_.end, node_.end, whole_}};
    if (type_.kind == ElementKind::section) {
      add(Kind::section_twice, std::move(copy), {"duplicate-section"}, node_.end + 1, name_.size(), grave_);
    } else if (type_.kind != ElementKind::settings) {
      return;
    } else if (child.directive == Directive::none) {
      // Two of configSections are refused; of other elements that is not known.
      add(Kind::element_twice, std::move(copy), {"duplicate-element"}, node_.end + 1, name_.size(),
          name_ == "configSections" ? Severity::error : Severity::warning);
    } else if (type_.name == "sectionDeclaration") {
      const source::Span name = value_span(document_.find_attribute(element_, "name"));
      add(Kind::declared_twice, std::move(copy), {"duplicate-section"},
          node_.end + (name.begin - node_.begin), name.end - name.begin, Severity::error);
    } else if (child.directive == Directive::add) {
      second_entry();
    }
  }

  void second_entry() {
    const xml::AttributeId key = key_of_entry();
    const source::Span value = key == xml::kNone ? xml::name_of(document_, element_) : value_span(key);
    const std::uint32_t begin = node_.end + (value.begin - node_.begin), size = value.end - value.begin;
    Mutation& made = add(Kind::entry_twice, {{node_.end, node_.end, whole_}}, {"duplicate-collection-key"},
                         begin, size, grave_);
    if (key == xml::kNone) made.exemption = Exemption::no_key;
    if (parent_.duplicates) made.exemption = Exemption::duplicates_allowed;
    if (made.exemption != Exemption::none) return;
    const schema::AttributeFact& fact = *text_.binding.fact(key);
    if (fact.value->type != schema::ValueType::string || fact.case_sensitive) return;
    const std::string_view written = document_.text().substr(value.begin, size);
    if (written.find('&') != std::string_view::npos) return;
    std::string copy = whole_;
    copy.replace(value.begin - node_.begin, size, other_case(written));
    add(Kind::entry_twice_but_for_case, {{node_.end, node_.end, copy}}, {"duplicate-collection-key"}, begin,
        size, grave_);
  }

  source::Span value_span(xml::AttributeId id) const {
    return xml::value_of(document_, document_.attribute(id));
  }

  /// The key attribute at which a second entry is told: the first of its own, or of those that count
  /// together.
  xml::AttributeId key_of_entry() const {
    for (const schema::KeyRole role : {schema::KeyRole::unique, schema::KeyRole::combined}) {
      for (const schema::AttributeFact& fact : schema::catalog().attributes_of(type_)) {
        const xml::AttributeId id = document_.find_attribute(element_, fact.name);
        if (fact.key == role && id != xml::kNone) return id;
      }
    }
    return xml::kNone;
  }

  void too_high() {
    const xml::NodeId above = document_.node(node_.parent).parent;
    if (node_.parent == document_.root()) return;
    const ElementType& around = *text_.binding.type(above);
    if (knows(around, name_)) return;
    const std::uint32_t place = document_.node(node_.parent).begin;
    add_wrong_name(Kind::element_too_high, {{place, place, whole_}, {node_.begin, node_.end, ""}}, place + 1,
                   name_.size(), around);
  }

  /// Inside itself.
  void too_deep() {
    if (knows(type_, name_)) return;
    add_wrong_name(Kind::element_too_deep, {into(whole_)}, inner_begin() + 1, name_.size(), type_);
  }

  void text() {
    Mutation& made =
        add(Kind::text, {into("stray")}, {"unexpected-text"}, inner_begin(), 5, Severity::warning);
    if (type_.kind == ElementKind::opaque) made.exemption = Exemption::opaque_content;
  }

  /// Where content begins once into() has been done.
  std::uint32_t inner_begin() const { return node_.self_closed ? node_.end - 1 : node_.start_tag_end; }

  Edit into(const std::string& content) const {
    if (node_.self_closed) return {node_.end - 2, node_.end, ">" + content + "</" + name_ + ">"};
    return {node_.start_tag_end, node_.start_tag_end, content};
  }

  const BoundText& text_;
  const xml::Document& document_;
  const xml::NodeId element_;
  const xml::Node& node_;
  const ElementType& type_;
  const ElementType& parent_;
  const std::string name_;
  const std::string whole_;
  const Severity grave_;
  Random& random_;
  std::vector<Mutation> result_;
};

}  // namespace

std::vector<Mutation> element_mutations(const BoundText& text, xml::NodeId element, Random& random) {
  if (element == text.document.root()) return {};
  return ElementMutator(text, element, random).run();
}

}  // namespace iislint::mutation
