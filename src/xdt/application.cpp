#include "xdt/application.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "xdt/locator.h"
#include "xdt/targets.h"
#include "xdt/xpath.h"
#include "xdt/xpath_evaluation.h"

namespace iislint::xdt {
namespace {

using xml::kNone;
using xml::NodeId;
using Status = Application::Status;
using Kind = Outcome::Kind;

class Applier {
 public:
  Applier(TransformFile& transform, Application& result, std::size_t max_steps)
      : transform_(transform),
        document_(transform.document()),
        result_(result),
        tree_(result.tree),
        budget_(max_steps),
        locators_(transform),
        targets_(transform, locators_, tree_, budget_) {}

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
      targets_.forget_old();
      execute(id, kind, instruction);
      if (budget_.is_spent()) result_.status = Status::too_much;
      if (result_.status == Status::unknown || result_.status == Status::too_much)
        return stop(result_.status, id);
    }
  }

 private:
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
    for (NodeId each = id; each != 0; each = document_.node(each).parent) {
      const Locator& locator = locators_.of(each);
      if (locator.reading == LocatorReading::good) continue;
      if (locator.reading == LocatorReading::refused) {
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
    const Selection& parents = targets_.parents_of(id);
    if (is_lost()) return;
    if (parents.empty()) {
      refuse();
      return fail(id, Kind::without_parent, document_.node(id).parent);
    }
    if (parents.front().attribute != Selected::kNoAttribute) return give_up();
    const ResultId parent = parents.front().node;
    if (kind == TransformKind::insert_if_missing && !targets_.of(id).empty()) return succeed(id);
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
    const Selection targets = targets_.of(id);
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
      const Selection& found = targets_.of(outer);
      if (!found.empty()) {
        reached = found.front().node;
        break;
      }
      outermost = outer;
    }
    if (!is_lost()) result_.outcomes.push_back({kind, id, outermost, reached});
  }

  TransformFile& transform_;
  const xml::Document& document_;
  Application& result_;
  ResultTree& tree_;
  Budget budget_;
  Locators locators_;
  Targets targets_;
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
