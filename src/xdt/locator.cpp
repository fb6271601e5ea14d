#include "xdt/locator.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace iislint::xdt {
namespace {

using xml::kNone;
using xml::NodeId;

bool has_any_prefix(const Expression& expression) {
  return has_prefix(expression.path) ||
         std::any_of(expression.operands.begin(), expression.operands.end(), has_any_prefix);
}

/// @name='value'
Expression equality(const std::string& name, const std::string& value) {
  PathStep step;
  step.axis = Axis::attribute;
  step.local = name;
  Expression left, right, equal;
  left.op = Operator::path;
  left.path.steps.push_back(std::move(step));
  right.text = value;
  equal.op = Operator::equal;
  equal.operands.push_back(std::move(left));
  equal.operands.push_back(std::move(right));
  return equal;
}

}  // namespace

bool has_prefix(const Path& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) {
    return !step.prefix.empty() ||
           std::any_of(step.predicates.begin(), step.predicates.end(), has_any_prefix);
  });
}

const Locator& Locators::of(NodeId id) {
  const auto [known, fresh] = made_.try_emplace(id);
  if (fresh) known->second = make(id);
  return known->second;
}

Locator Locators::make(NodeId id) {
  Locator locator;
  const auto [prefix, local] = split_name(document_.name(id));
  locator.step.local = local;
  const bool is_in_default = prefix.empty() && !transform_.namespaces().of_element(id).empty();
  locator.step.prefix = is_in_default ? kDefaultPrefix : prefix;
  const ElementInstructions* said = transform_.of(id);
  if (said == nullptr || !said->locator) return locator;
  const Instruction& instruction = *said->locator;
  locator.kind = locator_kind(instruction.word.text);
  if (locator.kind == LocatorKind::unknown || !instruction.is_well_formed) {
    locator.reading = transform_.imports() ? LocatorReading::unknown : LocatorReading::refused;
  } else if (locator.kind == LocatorKind::match) {
    add_match(id, instruction, locator);
  } else if (instruction.arguments.size() != 1) {
    locator.reading = LocatorReading::refused;
  } else {
    add_xpath(id, instruction.arguments[0].text, locator);
  }
  return locator;
}

void Locators::add_xpath(NodeId id, std::string_view argument, Locator& locator) {
  if (locator.kind == LocatorKind::condition) {
    argument = base::trim(argument);
    if (argument.starts_with('[') && argument.ends_with(']'))
      argument = argument.substr(1, argument.size() - 2);
    auto predicate = read_predicate(argument);
    if (predicate && !has_unknown_prefix(*predicate, id)) {
      locator.step.predicates.push_back(std::move(*predicate));
      return;
    }
  } else {
    auto path = read_path(argument);
    if (path && !has_unknown_prefix(*path, id)) {
      locator.path = std::move(*path);
      return;
    }
  }
  locator.reading = xpath_damage(argument).empty() ? LocatorReading::unknown : LocatorReading::refused;
}

void Locators::add_match(NodeId id, const Instruction& instruction, Locator& locator) {
  if (instruction.arguments.empty()) locator.reading = LocatorReading::refused;
  std::string buffer;
  for (const Piece& argument : instruction.arguments) {
    const xml::AttributeId attribute = document_.find_attribute(id, argument.text);
    if (attribute != kNone) buffer = document_.value(document_.attribute(attribute), buffer);
    if (attribute == kNone || buffer.find('\'') != std::string::npos) {
      locator.reading = LocatorReading::refused;
      return;
    }
    locator.step.predicates.push_back(equality(argument.text, buffer));
    locator.matched = argument.text;  // any of several
    locator.value = buffer;
  }
}

bool Locators::has_unknown_prefix(const Path& path, NodeId id) {
  return std::any_of(path.steps.begin(), path.steps.end(), [&](const PathStep& step) {
    const bool is_unknown =
        !step.prefix.empty() &&
        transform_.namespaces()
            .of_prefix(id, step.prefix == kDefaultPrefix ? std::string_view() : step.prefix)
            .empty();
    return is_unknown || std::any_of(step.predicates.begin(), step.predicates.end(),
                                     [&](const Expression& one) { return has_unknown_prefix(one, id); });
  });
}
bool Locators::has_unknown_prefix(const Expression& expression, NodeId id) {
  return has_unknown_prefix(expression.path, id) ||
         std::any_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& one) { return has_unknown_prefix(one, id); });
}

}  // namespace iislint::xdt
