#include "xdt/target_findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::xdt {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;
using xml::NodeId;

constexpr std::size_t kLongestShown = 80;
constexpr std::size_t kMostCompared = 50'000;  // in one file

/// What fails at one element of the transform.
struct Failure {
  Outcome first;
  Severity severity = Severity::info;
};

class TargetFindings {
 public:
  TargetFindings(const TransformFile& transform, const schema::Binding& binding, const ResultTree& tree,
                 std::string_view base_name)
      : transform_(transform),
        document_(transform.document()),
        binding_(binding),
        tree_(tree),
        base_name_(base_name) {}

  Diagnostic finding_of(const Failure& failure) {
    const NodeId at = failure.first.failed_at;
    Diagnostic finding = failure.first.kind == Outcome::Kind::without_sibling ? without_sibling(failure.first)
                                                                              : without_target(failure);
    finding.severity = failure.severity;
    finding.config_path = schema::key_path(document_, binding_, at);
    finding.related.push_back(reached(failure.first.reached));
    return finding;
  }

 private:
  Diagnostic without_sibling(const Outcome& outcome) const {
    const Instruction& instruction = *transform_.of(outcome.element)->transform;
    const Piece& argument = instruction.arguments.front();
    xml::Pieces pieces(document_, document_.attribute(instruction.attribute));
    return Diagnostic(BuiltinRule::transform_target_missing, pieces.span(argument.begin, argument.end),
                      "this XPath selects nothing in " + base_name_ +
                          ": there is no element to insert beside, and the transformation fails");
  }

  Diagnostic without_target(const Failure& failure) {
    const NodeId at = failure.first.failed_at;
    const ElementInstructions* said = transform_.of(at);
    const bool has_locator = said != nullptr && said->locator;
    const source::Span span = has_locator
                                  ? xml::value_of(document_, document_.attribute(said->locator->attribute))
                                  : xml::name_of(document_, at);
    std::string message = base_name_ + " has no " + description(at);
    if (failure.first.reached != 0) message += " in <" + std::string(tree_.name(failure.first.reached)) + ">";
    message += failure.severity == Severity::error
                   ? ": nothing can be inserted there, and the transformation fails"
               : failure.severity == Severity::warning ? ": nothing is changed"
                                                       : ": there is nothing to remove";
    Diagnostic finding(BuiltinRule::transform_target_missing, span, std::move(message));
    suggest(at, failure.first.reached, finding);
    return finding;
  }

  /// The one attribute that Match compares, if it is one whose value may be shown.
  std::optional<xml::AttributeId> shown_key(NodeId at) const {
    const ElementInstructions* said = transform_.of(at);
    if (said == nullptr || !said->locator || locator_kind(said->locator->word.text) != LocatorKind::match ||
        said->locator->arguments.size() != 1)
      return std::nullopt;
    static constexpr std::array<std::string_view, 6> kShown = {"name", "key",           "path",
                                                               "id",   "fileExtension", "type"};
    const std::string& name = said->locator->arguments[0].text;
    const xml::AttributeId id = document_.find_attribute(at, name);
    if (id == xml::kNone || std::find(kShown.begin(), kShown.end(), name) == kShown.end())
      return std::nullopt;
    const xml::Attribute& attribute = document_.attribute(id);
    if (xml::touches(binding_.secrets, attribute.value_begin, attribute.value_end)) return std::nullopt;
    return id;
  }

  std::string description(NodeId at) const {
    std::string text = "<" + std::string(document_.name(at)) + ">";
    const ElementInstructions* said = transform_.of(at);
    if (said == nullptr || !said->locator) return text;
    if (const auto key = shown_key(at)) {
      std::string buffer;
      const xml::Attribute& attribute = document_.attribute(*key);
      return text + " with " + std::string(document_.name(attribute)) + "=\"" +
             base::shortened(document_.value(attribute, buffer), kLongestShown) + "\"";
    }
    return text + " that " + said->locator->word.text + " selects";
  }

  /// What stands in its place under another name or key.
  void suggest(NodeId at, ResultId reached, Diagnostic& finding) {
    const ElementInstructions* said = transform_.of(at);
    const bool has_locator = said != nullptr && said->locator;
    const auto key = shown_key(at);
    if (has_locator && !key) return;
    std::vector<std::string> known;
    std::string buffer;
    for (ResultId id = tree_.node(reached).first_child; id != xml::kNone && compared_ < kMostCompared;
         id = tree_.node(id).next) {
      ++compared_;
      if (tree_.node(id).kind != xml::NodeKind::element) continue;
      if (!key) {
        known.emplace_back(tree_.name(id));
      } else if (tree_.name(id) == document_.name(at)) {
        const ResultAttribute* other = tree_.find(id, document_.name(document_.attribute(*key)));
        if (other != nullptr) known.emplace_back(tree_.value(*other, buffer));
      }
    }
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string written(key ? document_.value(document_.attribute(*key), buffer) : document_.name(at));
    const auto near = base::nearest(written, candidates);
    if (!near || *near == written) return;
    finding.actual = written;
    finding.expected = std::string(*near);
    finding.message += "; did you mean '" + base::shortened(*near, kLongestShown) + "'?";
  }

  diag::Related reached(ResultId id) const {
    const bool is_document = id == 0;
    const ResultNode& node = tree_.node(is_document ? tree_.root() : id);
    return {is_document ? "the transform is applied to this file" : "the transform leads to this element",
            xml::name_of(*node.document, node.source)};
  }

  const TransformFile& transform_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  const ResultTree& tree_;
  const std::string base_name_;
  std::size_t compared_ = 0;
};

Severity severity_of(const TransformFile& transform, const Outcome& outcome) {
  if (outcome.kind != Outcome::Kind::without_target) return Severity::error;
  const TransformKind kind = transform.transform_of(outcome.element);
  const bool is_change = kind == TransformKind::replace || kind == TransformKind::set_attributes;
  return is_change ? Severity::warning : Severity::info;
}

}  // namespace

void add_target_findings(const TransformFile& transform, const schema::Binding& binding,
                         const Application& application, std::string_view base_name,
                         diag::FindingList& findings) {
  std::map<NodeId, Failure> failures;  // by the element that leads to nothing
  for (const Outcome& outcome : application.outcomes) {
    if (outcome.kind == Outcome::Kind::done) continue;
    Failure& failure =
        failures.try_emplace(outcome.failed_at, Failure{outcome, Severity::info}).first->second;
    failure.severity = std::max(failure.severity, severity_of(transform, outcome));
  }
  TargetFindings made(transform, binding, application.tree, base_name);
  for (const auto& [element, failure] : failures) {
    const std::string_view rule = diag::facts_of(BuiltinRule::transform_target_missing).id;
    if (findings.has_room_for(rule)) findings.add(made.finding_of(failure));
  }
}

}  // namespace iislint::xdt
