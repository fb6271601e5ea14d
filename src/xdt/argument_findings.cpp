#include "xdt/argument_findings.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "base/nearest.h"
#include "base/text.h"
#include "xdt/xpath.h"
#include "xml/anchor.h"

namespace iislint::xdt {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

/// Arguments that are looked at: nobody writes more, and each is compared with all names.
constexpr std::size_t kMostArguments = 32;

std::span<const Piece> first_arguments(const Instruction& instruction) {
  return std::span(instruction.arguments).first(std::min(instruction.arguments.size(), kMostArguments));
}

class ArgumentFindings {
 public:
  ArgumentFindings(const xml::Document& document, const schema::Binding& binding, xml::NodeId element)
      : document_(document), binding_(binding), element_(element) {}

  void judge_locator(const Instruction& instruction) {
    if (!instruction.is_well_formed) return;
    switch (locator_kind(instruction.word.text)) {
      case LocatorKind::match:
        return judge_match(instruction);
      case LocatorKind::condition:
      case LocatorKind::xpath:
        return judge_xpath(instruction);
      case LocatorKind::unknown:
        return;
    }
  }

  void judge_transform(const Instruction& instruction) {
    if (!instruction.is_well_formed) return;
    switch (transform_kind(instruction.word.text)) {
      case TransformKind::insert_before:
      case TransformKind::insert_after:
        return judge_xpath(instruction);
      case TransformKind::set_attributes:
      case TransformKind::set_tokenized_attributes:
        return judge_set(instruction);
      case TransformKind::remove_attributes:
        return judge_remove(instruction);
      case TransformKind::unknown:
        return;
      default:
        if (!instruction.arguments.empty())
          add(instruction, instruction.arguments.front().begin, instruction.arguments.back().end,
              instruction.word.text + " takes no arguments and ignores these", Severity::warning);
    }
  }

  std::vector<Diagnostic> take() { return std::move(findings_); }

 private:
  Diagnostic& add(const Instruction& instruction, std::size_t begin, std::size_t end, std::string message,
                  std::optional<Severity> severity = std::nullopt) {
    xml::Pieces pieces(document_, document_.attribute(instruction.attribute));
    Diagnostic& finding = findings_.emplace_back(BuiltinRule::transform_argument_invalid,
                                                 pieces.span(begin, end), std::move(message));
    finding.severity = severity;
    return finding;
  }

  Diagnostic& add_to_word(const Instruction& instruction, std::string message) {
    return add(instruction, instruction.word.begin, instruction.word.end, std::move(message));
  }

  std::vector<std::string_view> own_attributes() const {
    std::vector<std::string_view> names;
    const xml::Node& node = document_.node(element_);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const std::string_view name = document_.name(document_.attribute(id));
      if (name != "xmlns" && name.find(':') == std::string_view::npos) names.push_back(name);
    }
    return names;
  }

  std::string element_name() const { return "<" + std::string(document_.name(element_)) + ">"; }

  static void suggest(Diagnostic& finding, std::string_view written,
                      const std::vector<std::string_view>& names) {
    finding.actual = std::string(written);
    const auto near = base::nearest(written, names);
    if (near) {
      finding.message += base::equals_ignoring_case(*near, written)
                             ? "; the correct letter case is '" + std::string(*near) + "'"
                             : "; did you mean '" + std::string(*near) + "'?";
      finding.expected = std::string(*near);
      if (base::sure_correction(written, names))
        finding.fixes.push_back(
            {"Write " + std::string(*near), diag::FixSafety::unsafe, {{finding.span, std::string(*near)}}});
    } else if (!names.empty()) {
      finding.expected = base::join_words({names.begin(), names.end()}, "or");
    }
  }

  void judge_match(const Instruction& instruction) {
    if (instruction.arguments.empty()) {
      add_to_word(instruction, "Match needs the name of an attribute: Match(name)");
      return;
    }
    const std::vector<std::string_view> names = own_attributes();
    std::string buffer;
    for (const Piece& argument : first_arguments(instruction)) {
      const xml::AttributeId attribute = document_.find_attribute(element_, argument.text);
      if (attribute == xml::kNone) {
        const std::string_view trimmed = base::trim(argument.text);
        const bool is_blank_wrong = std::find(names.begin(), names.end(), trimmed) != names.end();
        Diagnostic& finding = add(instruction, argument.begin, argument.end,
                                  element_name() + " has no attribute '" + argument.text + "' to match" +
                                      (is_blank_wrong ? "; spaces are significant" : ""));
        suggest(finding, is_blank_wrong ? argument.text : trimmed, names);
      } else if (document_.value(document_.attribute(attribute), buffer).find('\'') !=
                 std::string_view::npos) {
        add(instruction, argument.begin, argument.end,
            "the value of " + argument.text + " contains an apostrophe, which Match cannot handle")
            .help =
            "Use Condition with double quotes instead. Match puts the value between apostrophes, so the "
            "transformation fails.";
      }
    }
  }

  void judge_xpath(const Instruction& instruction) {
    const std::string& word = instruction.word.text;
    if (instruction.arguments.empty()) {
      add_to_word(instruction, word + " needs an XPath: " + word + "(…)");
    } else if (instruction.arguments.size() > 1) {
      add(instruction, instruction.arguments.front().begin, instruction.arguments.back().end,
          word + " takes one argument, but the comma starts another one")
          .help =
          "A comma outside parentheses separates arguments, even in quotes. Write an XPath without commas.";
    } else if (const auto damage = xpath_damage(instruction.arguments[0].text); !damage.empty()) {
      add(instruction, instruction.arguments[0].begin, instruction.arguments[0].end,
          "the argument is not a valid XPath: " + std::string(damage));
    }
  }

  static bool is_plain_name(std::string_view name) {
    return !name.empty() && name.find_first_of("*[]()/|@:. ") == std::string_view::npos;
  }

  void judge_set(const Instruction& instruction) {
    const std::vector<std::string_view> names = own_attributes();
    if (instruction.arguments.empty() && names.empty()) {
      add_to_word(instruction, element_name() + " has no attributes to set").severity = Severity::warning;
      return;
    }
    for (const Piece& argument : first_arguments(instruction)) {
      const std::string_view name = base::trim(argument.text);
      if (!is_plain_name(name) || std::find(names.begin(), names.end(), name) != names.end()) continue;
      Diagnostic& finding =
          add(instruction, argument.begin, argument.end,
              element_name() + " has no attribute '" + std::string(name) + "' to set", Severity::warning);
      suggest(finding, name, names);
    }
  }

  void judge_remove(const Instruction& instruction) {
    const schema::ElementType* type = binding_.type(element_);
    const bool is_known = type != nullptr &&
                          binding_.elements[element_].standing == schema::BindStatus::bound &&
                          !type->free_attributes;
    if (!is_known) return;
    std::vector<std::string_view> names;
    for (const schema::AttributeFact& fact : binding_.facts->attributes_of(*type))
      names.push_back(fact.name);
    for (const Piece& argument : first_arguments(instruction)) {
      const std::string_view name = base::trim(argument.text);
      const bool is_there = binding_.facts->find_attribute(*type, name) != schema::kNoId ||
                            binding_.facts->find_common(*type, name) != nullptr;
      if (!is_plain_name(name) || is_there) continue;
      Diagnostic& finding =
          add(instruction, argument.begin, argument.end,
              "attribute '" + std::string(name) + "' is not known on " + element_name(), Severity::warning);
      suggest(finding, name, names);
    }
  }

  const xml::Document& document_;
  const schema::Binding& binding_;
  const xml::NodeId element_;
  std::vector<Diagnostic> findings_;
};

}  // namespace

std::vector<Diagnostic> argument_findings(const TransformFile& transform, const schema::Binding& binding,
                                          xml::NodeId element) {
  ArgumentFindings findings(transform.document(), binding, element);
  const ElementInstructions* said = transform.of(element);
  if (said != nullptr && said->transform) findings.judge_transform(*said->transform);
  if (said != nullptr && said->locator) findings.judge_locator(*said->locator);
  return findings.take();
}

}  // namespace iislint::xdt
