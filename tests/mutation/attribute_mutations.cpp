// Mistakes in the attributes of one element: their names, their values, their absence.
#include <algorithm>

#include "mutation.h"
#include "sample_values.h"
#include "xml/anchor.h"

namespace iislint::mutation {
namespace {

using diag::Severity;
using schema::AttributeFact;

class AttributeMutator {
 public:
  AttributeMutator(const BoundText& text, xml::NodeId element, Random& random)
      : text_(text),
        document_(text.document),
        element_(element),
        type_(*text.binding.type(element)),
        grave_(is_read_by_dotnet(text, element) ? Severity::warning : Severity::error),
        random_(random) {}

  std::vector<Mutation> run() {
    const xml::Node& node = document_.node(element_);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const AttributeFact* fact = text_.binding.fact(id);
      if (fact == nullptr) continue;
      names(document_.attribute(id), *fact);
      values(document_.attribute(id), *fact);
    }
    lock();
    for (const std::string_view member : type_.run_time) {
      std::string written = " " + std::string(member) + "=\"1\"";
      add(Kind::run_time_member, {node.name_end, node.name_end, std::move(written)}, {"unknown-attribute"},
          node.name_end + 1, member.size(), grave_, std::string(member));
    }
    return std::move(result_);
  }

 private:
  bool is_known(std::string_view name) const {
    return schema::catalog().find_attribute(type_, name) != schema::kNoId ||
           schema::catalog().find_common(type_, name) != nullptr;
  }

  void names(const xml::Attribute& attribute, const AttributeFact& fact) {
    const source::Span whole = xml::whole_of(document_, attribute);
    const source::Span element = xml::name_of(document_, element_);
    if (fact.required)
      add(Kind::attribute_missing, {whole.begin, whole.end, ""}, {"missing-attribute"}, element.begin,
          element.end - element.begin, grave_, std::string(fact.name));
    rename(Kind::attribute_unknown, attribute, fact, "zzUnheardOf");
    for (const std::string& slip : slips(fact.name, random_))
      rename(Kind::attribute_slip, attribute, fact, slip);
    rename(Kind::attribute_case, attribute, fact, other_case(fact.name));
    std::string copy(document_.text().substr(whole.begin, whole.end - whole.begin));
    const auto blanks = static_cast<std::uint32_t>(attribute.name_begin - whole.begin);
    add(Kind::attribute_twice, {whole.end, whole.end, std::move(copy)}, {"xml-syntax"}, whole.end + blanks,
        fact.name.size(), Severity::error, std::string(fact.name));
  }

  void rename(Kind kind, const xml::Attribute& attribute, const AttributeFact& fact, std::string name) {
    if (is_known(name)) return;
    const std::size_t size = name.size();
    add(kind, {attribute.name_begin, attribute.name_end, name}, {"unknown-attribute"}, attribute.name_begin,
        size, grave_, std::string(fact.name) + " as " + name);
    if (kind != Kind::attribute_unknown) result_.back().meant = fact.name;
    if (type_.free_attributes) result_.back().exemption = Exemption::free_attributes;
  }

  /// What any element may carry.
  void lock() {
    const std::string_view name = "lockItem";
    const xml::Node& node = document_.node(element_);
    if (schema::catalog().find_common(type_, name) == nullptr) return;
    if (document_.find_attribute(element_, name) != xml::kNone) return;
    const std::uint32_t value = node.name_end + 1 + static_cast<std::uint32_t>(name.size()) + 2;
    add(Kind::bool_word, {node.name_end, node.name_end, " lockItem=\"maybe\""}, {"invalid-bool"}, value, 5,
        grave_, "lockItem");
  }

  void values(const xml::Attribute& attribute, const AttributeFact& fact) {
    for (const WrongValue& wrong : wrong_values(fact)) {
      std::uint32_t begin = attribute.value_begin;
      std::size_t size = wrong.text.size();
      if (!wrong.part.empty()) {
        begin += static_cast<std::uint32_t>(wrong.text.rfind(wrong.part));
        size = wrong.part.size();
      } else if (size == 0) {
        --begin;
        size = 2;
      }
      add(wrong.kind, {attribute.value_begin, attribute.value_end, wrong.text}, {wrong.rule}, begin, size,
          std::min(wrong.least, grave_), std::string(fact.name) + "=\"" + wrong.text + "\"");
    }
  }

  void add(Kind kind, Edit edit, std::vector<std::string_view> rules, std::uint32_t begin, std::size_t size,
           Severity least, const std::string& what) {
    const std::string name(document_.name(element_));
    result_.push_back({kind,
                       {std::move(edit)},
                       std::move(rules),
                       document_.span(begin, begin + static_cast<std::uint32_t>(size)),
                       least,
                       "<" + name + "> " + what});
  }

  const BoundText& text_;
  const xml::Document& document_;
  const xml::NodeId element_;
  const schema::ElementType& type_;
  const Severity grave_;
  Random& random_;
  std::vector<Mutation> result_;
};

}  // namespace

std::vector<Mutation> attribute_mutations(const BoundText& text, xml::NodeId element, Random& random) {
  return AttributeMutator(text, element, random).run();
}

}  // namespace iislint::mutation
