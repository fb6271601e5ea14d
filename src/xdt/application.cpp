#include "xdt/application.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "xdt/xpath.h"
#include "xdt/xpath_evaluation.h"

namespace iislint::xdt {
namespace {

using xml::kNone;
using xml::NodeId;
using Status = Application::Status;
using Kind = Outcome::Kind;

enum class Reading : std::uint8_t {
  good,
  refused,  ///< the tool refuses it
  unknown,  ///< not understood here
};

/// How the element itself is found below what leads to it.
struct Locator {
  Reading reading = Reading::good;
  LocatorKind kind = LocatorKind::unknown;  ///< unknown: by its name alone
  PathStep step;                            ///< by name, with the predicate of Match or Condition
  Path path;                                ///< of XPath
  std::string matched;                      ///< of Match: an attribute that is compared, and its value
  std::string value;
};

/// The children of one element with one name, by the value of one of their attributes.
struct ChildIndex {
  std::uint32_t reorderings = 0;
  std::size_t version = 0;
  ResultId last = kNone;  ///< the last child that is in it
  std::unordered_map<std::string, std::vector<ResultId>> by_value;
};

class Applier {
 public:
  Applier(TransformFile& transform, Application& result, std::size_t max_steps)
      : transform_(transform),
        document_(transform.document()),
        result_(result),
        tree_(result.tree),
        budget_(max_steps) {}

  void run() {
    std::uint32_t skipped_to = 0;  // inside an element whose word is wrong nothing is done
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind != xml::NodeKind::element || node.begin < skipped_to) continue;
      if (!transform_.has_transform(id)) continue;
      const Instruction& instruction = *transform_.of(id)->transform;
      const TransformKind kind = transform_.transform_of(id);
      if (kind == TransformKind::unknown || !instruction.is_well_formed) {
        if (transform_.imports()) return stop(Status::unknown, id);
        refuse();
        skipped_to = node.end;
        continue;
      }
      if (!has_path(id)) {
        if (result_.status == Status::unknown) return;
        continue;
      }
      if (found_nodes_ > kMostFound) forget_found();
      execute(id, kind, instruction);
      if (budget_.is_spent()) result_.status = Status::too_much;
      if (result_.status == Status::unknown || result_.status == Status::too_much)
        return stop(result_.status, id);
    }
  }

 private:
  struct Found {
    std::size_t version = ~std::size_t{0};
    Selection nodes;
  };

  /// How much of what was found is kept for the instructions that follow.
  static constexpr std::size_t kMostFound = 1 << 16;

  void forget_found() {
    found_.clear();
    found_nodes_ = 0;
  }
  void stop(Status status, NodeId at) {
    result_.status = status;
    result_.stopped_at = at;
  }
  void refuse() {
    if (result_.status == Status::complete) result_.status = Status::refused;
  }
  void give_up() { result_.status = Status::unknown; }
  bool is_lost() const { return result_.status == Status::unknown || budget_.is_spent(); }

  /// Whether the locators of the element and those around it can be followed.
  bool has_path(NodeId id) {
    for (NodeId each = id; each != 0; each = parent_of(each)) {
      const Locator& locator = locator_of(each);
      if (locator.reading == Reading::good) continue;
      if (locator.reading == Reading::refused) {
        refuse();
      } else {
        stop(Status::unknown, each);
      }
      return false;
    }
    return true;
  }

  void execute(NodeId id, TransformKind kind, const Instruction& instruction) {
    if (document_.node(id).parent == 0 || kind == TransformKind::set_tokenized_attributes)
      return give_up();  // the root as a whole; tokens of a parameter file
    switch (kind) {
      case TransformKind::insert:
      case TransformKind::insert_if_missing:
      case TransformKind::insert_before:
      case TransformKind::insert_after:
        return insert(id, kind, instruction);
      default:
        return change(id, kind, instruction);
    }
  }

  void insert(NodeId id, TransformKind kind, const Instruction& instruction) {
    const Selection& parents = parents_of(id);
    if (is_lost()) return;
    if (parents.empty()) {
      refuse();
      return fail(id, Kind::without_parent, document_.node(id).parent);
    }
    if (parents.front().attribute != Selected::kNoAttribute) return give_up();
    const ResultId parent = parents.front().node;
    if (kind == TransformKind::insert_if_missing && !targets_of(id).empty()) return succeed(id);
    if (is_lost()) return;
    if (kind == TransformKind::insert || kind == TransformKind::insert_if_missing) {
      tree_.append(parent, copy(id));
      return succeed(id);
    }
    insert_beside(id, kind, instruction, parent);
  }

  void insert_beside(NodeId id, TransformKind kind, const Instruction& instruction, ResultId parent) {
    if (instruction.arguments.size() != 1) return refuse();
    const auto path = read_path(instruction.arguments[0].text);
    if (!path) return give_up();
    const PrefixLookup none = [](std::string_view) { return std::string_view(); };
    if (has_prefix(*path)) return give_up();
    const Selection siblings =
        Evaluation(tree_, none, budget_).select(*path, {{parent, Selected::kNoAttribute}});
    if (is_lost()) return;
    if (siblings.empty()) {
      refuse();
      result_.outcomes.push_back({Kind::without_sibling, id, id, parent});
      return;
    }
    const Selected sibling = siblings.front();
    const bool is_element = sibling.attribute == Selected::kNoAttribute &&
                            tree_.node(sibling.node).kind == xml::NodeKind::element &&
                            sibling.node != tree_.root();
    if (!is_element) return give_up();
    if (kind == TransformKind::insert_before) {
      tree_.insert_before(sibling.node, copy(id));
    } else {
      tree_.insert_after(sibling.node, copy(id));
    }
    succeed(id);
  }

  void change(NodeId id, TransformKind kind, const Instruction& instruction) {
    const Selection targets = targets_of(id);
    if (is_lost()) return;
    if (targets.empty()) return fail(id, Kind::without_target, id);
    const bool is_sound = std::all_of(targets.begin(), targets.end(), [&](const Selected& target) {
      return target.attribute == Selected::kNoAttribute &&
             tree_.node(target.node).kind == xml::NodeKind::element && target.node != tree_.root();
    });
    const bool is_of_attributes =
        kind == TransformKind::remove_attributes || kind == TransformKind::set_attributes;
    if (!is_sound && !is_of_attributes) return give_up();
    if (kind == TransformKind::replace) {
      tree_.insert_before(targets.front().node, copy(id));
      tree_.remove(targets.front().node);
    } else if (kind == TransformKind::remove || kind == TransformKind::comment_out) {
      tree_.remove(targets.front().node);
    } else if (kind == TransformKind::remove_all) {
      for (const Selected& target : targets)
        tree_.remove(target.node);
    } else {
      for (const Selected& target : targets) {
        if (target.attribute != Selected::kNoAttribute) return give_up();
        change_attributes(id, kind, instruction, target.node);
        if (is_lost()) return;
      }
    }
    succeed(id);
  }

  void change_attributes(NodeId id, TransformKind kind, const Instruction& instruction, ResultId target) {
    const auto is_named = [&](std::string_view name) {
      return instruction.arguments.empty() ||
             std::any_of(instruction.arguments.begin(), instruction.arguments.end(),
                         [&](const Piece& argument) { return base::trim(argument.text) == name; });
    };
    const bool is_plain = std::none_of(
        instruction.arguments.begin(), instruction.arguments.end(),
        [](const Piece& argument) { return argument.text.find_first_of("*[]()/|@:") != std::string::npos; });
    if (!is_plain) return give_up();
    if (kind == TransformKind::set_attributes) {
      const xml::Node& node = document_.node(id);
      budget_.spend(node.attribute_count *
                    (tree_.node(target).attributes.size() + instruction.arguments.size() + 1));
      for (xml::AttributeId at = node.first_attribute; at < node.first_attribute + node.attribute_count;
           ++at) {
        const std::string_view name = document_.name(document_.attribute(at));
        if (name == "xmlns" || name.find(':') != std::string_view::npos || !is_named(name)) continue;
        tree_.set_attribute(target, {&document_, at, id});
      }
      return;
    }
    budget_.spend(tree_.node(target).attributes.size() * (instruction.arguments.size() + 1));
    std::vector<std::string> gone;
    for (const ResultAttribute& attribute : tree_.node(target).attributes) {
      const std::string_view name = tree_.name(attribute);
      if (name != "xmlns" && !name.starts_with("xmlns:") && is_named(name)) gone.emplace_back(name);
    }
    budget_.spend((gone.size() + 1) * (tree_.node(target).attributes.size() + 1));
    for (const std::string& name : gone)
      tree_.remove_attribute(target, name);
  }

  ResultId copy(NodeId id) {
    const ResultId before = static_cast<ResultId>(tree_.size());
    const ResultId made = tree_.copy(document_, id, transform_.namespaces());
    budget_.spend(tree_.size() - before);
    return made;
  }

  void succeed(NodeId id) {
    if (!is_lost()) result_.outcomes.push_back({Kind::done, id, kNone, 0});
  }

  /// `at`: the innermost element whose path is known to lead to nothing.
  void fail(NodeId id, Kind kind, NodeId at) {
    NodeId outermost = at;
    ResultId reached = 0;
    for (NodeId outer = document_.node(at).parent; outer != kNone && outer != 0;
         outer = document_.node(outer).parent) {
      const Selection& found = targets_of(outer);
      if (!found.empty()) {
        reached = found.front().node;
        break;
      }
      outermost = outer;
    }
    if (!is_lost()) result_.outcomes.push_back({kind, id, outermost, reached});
  }

  /// What the element's path leads to, as the tree is now. Of the document node it is the document.
  const Selection& targets_of(NodeId id) {
    Found& known = found_[id];
    if (known.version == tree_.version()) return known.nodes;
    Selection nodes;
    if (id == 0) {
      nodes = {{0, Selected::kNoAttribute}};
    } else {
      const Locator& locator = locator_of(id);
      const PrefixLookup prefixes = [this, id](std::string_view prefix) {
        return transform_.namespaces().of_prefix(id, prefix == kDefaultPrefix ? std::string_view() : prefix);
      };
      Evaluation evaluation(tree_, prefixes, budget_);
      const bool is_absolute = locator.kind == LocatorKind::xpath && locator.path.is_absolute;
      const Selection& parents = targets_of(parent_of(id));
      const bool is_one = parents.size() == 1 && parents.front().attribute == Selected::kNoAttribute;
      if (is_one && !locator.matched.empty()) {
        nodes = matching(locator, id, parents.front().node, evaluation);
      } else if (!is_absolute) {
        nodes = evaluation.select(Path{false, {locator.step}}, parents);
      }
      if (locator.kind == LocatorKind::xpath) nodes = evaluation.select(locator.path, nodes);
    }
    Found& entry = found_[id];
    found_nodes_ += nodes.size();
    entry = {tree_.version(), std::move(nodes)};
    return entry.nodes;
  }

  /// Match of one attribute: each of many instructions need not look at each of many entries.
  Selection matching(const Locator& locator, NodeId id, ResultId parent, Evaluation& evaluation) {
    ChildIndex& index = indexes_[{parent, document_.name(id), locator.matched}];
    const ResultNode& node = tree_.node(parent);
    const std::size_t version = tree_.version_of(locator.matched);
    if (index.last == kNone || index.reorderings != node.reorderings || index.version != version)
      index = {node.reorderings, version, kNone, {}};
    std::string buffer;
    for (ResultId child = index.last == kNone ? node.first_child : tree_.node(index.last).next;
         child != kNone; child = tree_.node(child).next) {
      index.last = child;
      budget_.spend(1);
      if (tree_.node(child).kind != xml::NodeKind::element || tree_.name(child) != document_.name(id))
        continue;
      const ResultAttribute* attribute = tree_.find(child, locator.matched);
      if (attribute != nullptr) index.by_value[std::string(tree_.value(*attribute, buffer))].push_back(child);
    }
    budget_.spend(1);
    Selection found;
    const auto candidates = index.by_value.find(locator.value);
    if (candidates == index.by_value.end()) return found;
    PathStep self = locator.step;
    self.axis = Axis::self;
    for (const ResultId child : candidates->second) {
      const Selection one = evaluation.select(Path{false, {self}}, {{child, Selected::kNoAttribute}});
      found.insert(found.end(), one.begin(), one.end());
    }
    return found;
  }

  const Selection& parents_of(NodeId id) {
    return locator_of(id).kind == LocatorKind::xpath ? targets_of(id) : targets_of(parent_of(id));
  }

  NodeId parent_of(NodeId id) const { return document_.node(id).parent; }

  const Locator& locator_of(NodeId id) {
    const auto [known, fresh] = locators_.try_emplace(id);
    if (fresh) known->second = make_locator(id);
    return known->second;
  }

  Locator make_locator(NodeId id) {
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
      locator.reading = transform_.imports() ? Reading::unknown : Reading::refused;
    } else if (locator.kind == LocatorKind::match) {
      add_match(id, instruction, locator);
    } else if (instruction.arguments.size() != 1) {
      locator.reading = Reading::refused;
    } else {
      add_xpath(id, instruction.arguments[0].text, locator);
    }
    return locator;
  }

  void add_xpath(NodeId id, std::string_view argument, Locator& locator) {
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
    locator.reading = xpath_damage(argument).empty() ? Reading::unknown : Reading::refused;
  }

  void add_match(NodeId id, const Instruction& instruction, Locator& locator) {
    if (instruction.arguments.empty()) locator.reading = Reading::refused;
    std::string buffer;
    for (const Piece& argument : instruction.arguments) {
      const xml::AttributeId attribute = document_.find_attribute(id, argument.text);
      if (attribute != kNone) buffer = document_.value(document_.attribute(attribute), buffer);
      if (attribute == kNone || buffer.find('\'') != std::string::npos) {
        locator.reading = Reading::refused;
        return;
      }
      locator.step.predicates.push_back(equality(argument.text, buffer));
      locator.matched = argument.text;  // any of several
      locator.value = buffer;
    }
  }

  /// @name='value'
  static Expression equality(const std::string& name, const std::string& value) {
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

  static bool has_prefix(const Path& path) {
    return std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) {
      return !step.prefix.empty() ||
             std::any_of(step.predicates.begin(), step.predicates.end(), has_any_prefix);
    });
  }
  static bool has_any_prefix(const Expression& expression) {
    return has_prefix(expression.path) ||
           std::any_of(expression.operands.begin(), expression.operands.end(), has_any_prefix);
  }
  bool has_unknown_prefix(const Path& path, NodeId id) {
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
  bool has_unknown_prefix(const Expression& expression, NodeId id) {
    return has_unknown_prefix(expression.path, id) ||
           std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& one) { return has_unknown_prefix(one, id); });
  }

  /// By which the tool calls the default namespace of the transform's element.
  static constexpr std::string_view kDefaultPrefix = "_defaultNamespace";

  TransformFile& transform_;
  const xml::Document& document_;
  Application& result_;
  ResultTree& tree_;
  Budget budget_;
  std::map<NodeId, Locator> locators_;
  std::map<NodeId, Found> found_;
  std::size_t found_nodes_ = 0;  // in there, those of earlier versions included
  std::map<std::tuple<ResultId, std::string_view, std::string>, ChildIndex> indexes_;
};

}  // namespace

Application apply(TransformFile& transform, const xml::Document& base, std::size_t max_steps) {
  auto namespaces = std::make_shared<Namespaces>(base);
  ResultTree tree(base, *namespaces);
  Application result{Status::complete, kNone, {}, std::move(namespaces), std::move(tree)};
  Applier(transform, result, max_steps).run();
  return result;
}

}  // namespace iislint::xdt
