#include "xdt/xpath_evaluation.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "xdt/xpath_functions.h"

namespace iislint::xdt {

using xml::kNone;

Selection Evaluation::select(const Path& path, const Selection& from) {
  Selection current = path.is_absolute ? Selection{{0, Selected::kNoAttribute}} : from;
  for (const PathStep& each : path.steps) {
    Selection next;
    for (const Selected& node : current) {
      const Selection found = step(each, node);
      next.insert(next.end(), found.begin(), found.end());
      if (budget_.is_spent()) return {};
    }
    if (current.size() > 1) sort(next);
    current = std::move(next);
  }
  return current;
}

/// The nodes of an axis that pass test and predicates, in the order of the tree.
Selection Evaluation::step(const PathStep& step, const Selected& from) {
  Selection found;
  if (from.attribute != Selected::kNoAttribute) {
    if (step.axis == Axis::self && step.test == Test::node) found.push_back(from);
    if (step.axis == Axis::parent) found.push_back({from.node, Selected::kNoAttribute});
  } else if (step.axis == Axis::attribute) {
    add_attributes(step, from.node, found);
  } else {
    walk(step.axis, from.node, [&](ResultId node) {
      if (fits(step, node)) found.push_back({node, Selected::kNoAttribute});
      return budget_.spend(1);
    });
  }
  for (const Expression& predicate : step.predicates)
    found = filtered(predicate, found);
  const bool is_backward = step.axis == Axis::ancestor || step.axis == Axis::ancestor_or_self ||
                           step.axis == Axis::preceding_sibling;
  if (is_backward) std::reverse(found.begin(), found.end());
  return found;
}

/// Visits the nodes of the axis in its own order as long as `visit` returns true.
template <typename Visit>
void Evaluation::walk(Axis axis, ResultId from, Visit&& visit) {
  const bool with_self =
      axis == Axis::self || axis == Axis::descendant_or_self || axis == Axis::ancestor_or_self;
  if (with_self && !visit(from)) return;
  switch (axis) {
    case Axis::child:
      for (ResultId id = tree_.node(from).first_child; id != kNone && visit(id); id = tree_.node(id).next) {
      }
      return;
    case Axis::descendant:
    case Axis::descendant_or_self:
      return walk_below(from, visit);
    case Axis::parent:
      if (tree_.node(from).parent != kNone) visit(tree_.node(from).parent);
      return;
    case Axis::ancestor:
    case Axis::ancestor_or_self:
      for (ResultId id = tree_.node(from).parent; id != kNone && visit(id); id = tree_.node(id).parent) {
      }
      return;
    case Axis::following_sibling:
      for (ResultId id = tree_.node(from).next; id != kNone && visit(id); id = tree_.node(id).next) {
      }
      return;
    case Axis::preceding_sibling:
      for (ResultId id = tree_.node(from).previous; id != kNone && visit(id); id = tree_.node(id).previous) {
      }
      return;
    case Axis::self:
    case Axis::attribute:
      return;
  }
}

template <typename Visit>
void Evaluation::walk_below(ResultId top, Visit&& visit) {
  ResultId id = tree_.node(top).first_child;
  while (id != kNone && visit(id)) {
    if (tree_.node(id).first_child != kNone) {
      id = tree_.node(id).first_child;
      continue;
    }
    while (id != top && tree_.node(id).next == kNone)
      id = tree_.node(id).parent;
    id = id == top ? kNone : tree_.node(id).next;
  }
}

bool Evaluation::fits(const PathStep& step, ResultId id) const {
  const ResultNode& node = tree_.node(id);
  if (step.test == Test::node) return node.kind != xml::NodeKind::declaration;
  if (step.test == Test::text) return node.kind == xml::NodeKind::text || node.kind == xml::NodeKind::cdata;
  if (node.kind != xml::NodeKind::element) return false;
  if (step.test == Test::any) return true;
  const std::string_view name = tree_.name(id);
  const std::size_t colon = name.find(':');
  if ((colon == std::string_view::npos ? name : name.substr(colon + 1)) != step.local) return false;
  return node.space == (step.prefix.empty() ? std::string_view() : prefixes_(step.prefix));
}

void Evaluation::add_attributes(const PathStep& step, ResultId element, Selection& found) {
  const auto& attributes = tree_.node(element).attributes;
  budget_.spend(attributes.size() + 1);
  const std::string wanted = step.prefix.empty() ? step.local : step.prefix + ":" + step.local;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const std::string_view name = tree_.name(attributes[i]);
    if (name == "xmlns" || name.starts_with("xmlns:")) continue;
    const bool is_wanted =
        step.test == Test::any || step.test == Test::node || (step.test == Test::name && name == wanted);
    if (is_wanted) found.push_back({element, i});
  }
}

/// In the order of the tree, each once.
void Evaluation::sort(Selection& nodes) {
  if (nodes.size() < 2) return;
  std::unordered_map<ResultId, std::size_t> order;
  order.emplace(0, 0);
  walk_below(0, [&](ResultId id) {
    order.emplace(id, order.size());
    return budget_.spend(1);
  });
  const auto place = [&](const Selected& one) {
    const auto found = order.find(one.node);
    return std::pair(found == order.end() ? 0 : found->second, one.attribute + 1);
  };
  std::sort(nodes.begin(), nodes.end(),
            [&](const Selected& a, const Selected& b) { return place(a) < place(b); });
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

Selection Evaluation::filtered(const Expression& predicate, const Selection& nodes) {
  Selection kept;
  Place place;
  place.last = nodes.size();
  for (const Selected& node : nodes) {
    if (!budget_.spend(1)) return {};
    place.node = node;
    const Value value = evaluate(predicate, place);
    const bool is_kept = value.kind == Value::Kind::number
                             ? value.number == static_cast<double>(place.position)
                             : truth_of(value);
    if (is_kept) kept.push_back(node);
    ++place.position;
  }
  return kept;
}

Evaluation::Value Evaluation::evaluate(const Expression& expression, const Place& place) {
  switch (expression.op) {
    case Operator::either:
      return of_truth(truth_of(evaluate(expression.operands[0], place)) ||
                      truth_of(evaluate(expression.operands[1], place)));
    case Operator::both:
      return of_truth(truth_of(evaluate(expression.operands[0], place)) &&
                      truth_of(evaluate(expression.operands[1], place)));
    case Operator::literal:
      return of_text(expression.text);
    case Operator::number:
      return of_number(expression.number);
    case Operator::path: {
      Value value;
      value.kind = Value::Kind::nodes;
      value.nodes = select(expression.path, {place.node});
      return value;
    }
    case Operator::call:
      return call(expression, place);
    default:
      return compare(expression, place);
  }
}

Evaluation::Value Evaluation::compare(const Expression& expression, const Place& place) {
  const Value left = evaluate(expression.operands[0], place), right = evaluate(expression.operands[1], place);
  using Kind = Value::Kind;
  const bool is_order = expression.op != Operator::equal && expression.op != Operator::unequal;
  if (!is_order && (left.kind == Kind::truth || right.kind == Kind::truth))
    return of_truth((truth_of(left) == truth_of(right)) == (expression.op == Operator::equal));
  const bool as_numbers = is_order || left.kind == Kind::number || right.kind == Kind::number;
  for (const std::string& a : texts_of(left)) {
    for (const std::string& b : texts_of(right)) {
      if (!budget_.spend(1)) return of_truth(false);
      if (holds(expression.op, a, b, as_numbers)) return of_truth(true);
    }
  }
  return of_truth(false);
}

bool Evaluation::holds(Operator op, const std::string& left, const std::string& right, bool as_numbers) {
  if (!as_numbers) return (left == right) == (op == Operator::equal);
  const double a = number_of(left), b = number_of(right);
  switch (op) {
    case Operator::equal:
      return a == b;
    case Operator::unequal:
      return a != b;
    case Operator::less:
      return a < b;
    case Operator::less_or_equal:
      return a <= b;
    case Operator::greater:
      return a > b;
    default:
      return a >= b;
  }
}

Evaluation::Value Evaluation::call(const Expression& expression, const Place& place) {
  const std::string& name = expression.text;
  if (name == "position") return of_number(static_cast<double>(place.position));
  if (name == "last") return of_number(static_cast<double>(place.last));
  if (name == "true" || name == "false") return of_truth(name == "true");
  Value first;
  if (expression.operands.empty()) {
    first.kind = Value::Kind::nodes;
    first.nodes = {place.node};
  } else {
    first = evaluate(expression.operands[0], place);
  }
  if (name == "not") return of_truth(!truth_of(first));
  if (name == "boolean") return of_truth(truth_of(first));
  if (name == "count") return of_number(static_cast<double>(first.nodes.size()));
  if (name == "local-name" || name == "name")
    return of_text(first.nodes.empty() ? std::string() : name_of(first.nodes.front(), name == "local-name"));
  std::vector<std::string> arguments = {text_of(first)};
  for (std::size_t i = 1; i < expression.operands.size(); ++i)
    arguments.push_back(text_of(evaluate(expression.operands[i], place)));
  for (const std::string& argument : arguments)
    budget_.spend(argument.size() / 16);
  if (name == "string") return of_text(arguments[0]);
  if (name == "number") return of_number(number_of(arguments[0]));
  if (name == "string-length") return of_number(static_cast<double>(arguments[0].size()));
  if (name == "contains") return of_truth(arguments[0].find(arguments[1]) != std::string::npos);
  if (name == "starts-with") return of_truth(arguments[0].starts_with(arguments[1]));
  return of_text(text_function(name, arguments));
}

std::vector<std::string> Evaluation::texts_of(const Value& value) {
  if (value.kind != Value::Kind::nodes) return {text_of(value)};
  std::vector<std::string> texts;
  for (const Selected& node : value.nodes)
    texts.push_back(text_of(node));
  return texts;
}

std::string Evaluation::text_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::nodes:
      return value.nodes.empty() ? std::string() : text_of(value.nodes.front());
    case Value::Kind::text:
      return value.text;
    case Value::Kind::truth:
      return value.truth ? "true" : "false";
    case Value::Kind::number:
      break;
  }
  const bool is_whole = value.number == std::floor(value.number) && std::fabs(value.number) < 1e15;
  return is_whole ? std::to_string(static_cast<long long>(value.number)) : std::to_string(value.number);
}

std::string Evaluation::text_of(const Selected& node) {
  std::string text;
  if (node.attribute != Selected::kNoAttribute) {
    std::string buffer;
    text = tree_.value(tree_.node(node.node).attributes[node.attribute], buffer);
    budget_.spend(text.size() / 16);
    return text;
  }
  const auto add = [&](ResultId id) {
    const ResultNode& each = tree_.node(id);
    if (each.kind == xml::NodeKind::text || each.kind == xml::NodeKind::cdata) {
      const xml::Node& source = each.document->node(each.source);
      text += each.document->text().substr(source.begin, source.end - source.begin);
    }
    return budget_.spend(1);
  };
  add(node.node);
  walk_below(node.node, add);
  budget_.spend(text.size() / 16);
  return text;
}

std::string Evaluation::name_of(const Selected& node, bool is_local) const {
  const ResultNode& owner = tree_.node(node.node);
  std::string_view name;
  if (node.attribute != Selected::kNoAttribute) {
    name = tree_.name(owner.attributes[node.attribute]);
  } else if (owner.kind == xml::NodeKind::element) {
    name = tree_.name(node.node);
  }
  return std::string(is_local ? split_name(name).second : name);
}

bool Evaluation::truth_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::nodes:
      return !value.nodes.empty();
    case Value::Kind::text:
      return !value.text.empty();
    case Value::Kind::number:
      return value.number != 0 && !std::isnan(value.number);
    case Value::Kind::truth:
      break;
  }
  return value.truth;
}

Evaluation::Value Evaluation::of_text(std::string text) {
  Value value;
  value.kind = Value::Kind::text;
  value.text = std::move(text);
  return value;
}

Evaluation::Value Evaluation::of_number(double number) {
  Value value;
  value.kind = Value::Kind::number;
  value.number = number;
  return value;
}

Evaluation::Value Evaluation::of_truth(bool truth) {
  Value value;
  value.truth = truth;
  return value;
}

}  // namespace iislint::xdt
