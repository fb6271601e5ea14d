#include "engine/transforms/result_findings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "engine/input/file_names.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using source::Span;
using xml::NodeId;

/// Names from the root down.
using NamePath = std::vector<std::string_view>;

std::string name_of_file(const ParsedFile& file) {
  const std::string& path = file.source->path();
  return path.substr(path.find_last_of("/\\") + 1);
}

NamePath path_of(const xml::Document& document, NodeId element) {
  NamePath path;
  for (NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent)
    path.push_back(document.name(id));
  std::reverse(path.begin(), path.end());
  return path;
}

/// The innermost element that holds the offset.
NodeId element_at(const xml::Document& document, std::uint32_t offset) {
  const auto& nodes = document.nodes;
  const auto behind =
      std::upper_bound(nodes.begin() + 1, nodes.end(), offset,
                       [](std::uint32_t at, const xml::Node& node) { return at < node.begin; });
  auto id = static_cast<NodeId>(behind - nodes.begin() - 1);
  while (id != 0 && (nodes[id].kind != xml::NodeKind::element || nodes[id].end <= offset))
    id = nodes[id].parent;
  return id == 0 ? document.root() : id;
}

/// Which instruction brings about what is found somewhere in the result: of those that were done, the one
/// whose path has most in common with the place.
class Causes {
 public:
  explicit Causes(const TransformResult& result) : result_(result), document_(result.transform.document) {
    for (const xdt::Outcome& outcome : result.applied.outcomes) {
      if (outcome.kind != xdt::Outcome::Kind::done) continue;
      by_path_.try_emplace(path_of(document_, outcome.element), outcome.element);
    }
  }

  NodeId of(std::uint32_t offset) const {
    const NamePath place = path_of(result_.parsed.document, element_at(result_.parsed.document, offset));
    NodeId best = document_.root();
    std::size_t most = 1;  // the root is common to all
    // Paths with the longest common beginning are neighbours of the place in the order of paths.
    const auto next = by_path_.lower_bound(place);
    const auto compare = [&](const auto& entry) {
      const auto common = static_cast<std::size_t>(
          std::mismatch(entry.first.begin(), entry.first.end(), place.begin(), place.end()).first -
          entry.first.begin());
      if (common > most) std::tie(most, best) = std::pair(common, entry.second);
    };
    if (next != by_path_.begin()) compare(*std::prev(next));
    if (next != by_path_.end()) compare(*next);
    return best;
  }

 private:
  const TransformResult& result_;
  const xml::Document& document_;
  std::map<NamePath, NodeId> by_path_;
};

/// What makes two findings of base and result the same, wherever they stand.
std::string likeness(const Diagnostic& finding) {
  return std::string(finding.rule_id) + '\n' + finding.config_path + '\n' + finding.message;
}

/// The levels of findings by rule and place.
using Places = std::map<std::pair<std::string_view, Span>, diag::Severity>;

diag::Severity level_of(const Diagnostic& finding, const FilePolicy& policy) {
  Diagnostic judged(finding);
  if (judged.builtin) judged.rule = policy.rules().find(judged.rule_id);
  return policy.level_of(judged);
}

Places places_of(const std::vector<Diagnostic>& findings, const FilePolicy& policy) {
  Places places;
  for (const Diagnostic& finding : findings)
    places.try_emplace({finding.rule_id, finding.span}, level_of(finding, policy));
  return places;
}

class NewFindings {
 public:
  NewFindings(const TransformResult& result, const std::vector<Diagnostic>& before,
              const std::vector<Diagnostic>& own, const FilePolicy& policy)
      : result_(result),
        policy_(policy),
        causes_(result),
        of_base_(places_of(before, policy)),
        of_transform_(places_of(own, policy)),
        introduction_("after " + name_of_file(result.transform) + " is applied: ") {
    for (const Diagnostic& finding : before)
      ++alike_[likeness(finding)];
  }

  /// The finding as one of the transform; nothing when it is not new, or not worth a word.
  std::optional<Diagnostic> told(Diagnostic finding) {
    const auto known = alike_.find(likeness(finding));
    if (known != alike_.end() && known->second > 0) {
      --known->second;
      return std::nullopt;
    }
    const diag::Severity level = level_of(finding, policy_);
    if (level < diag::Severity::warning) return std::nullopt;
    const std::optional<Span> origin = origin_of(finding.span);
    const bool is_of_transform = origin && origin->file == result_.transform.document.file_id();
    if (origin && is_said(is_of_transform ? of_transform_ : of_base_, {finding.rule_id, *origin}, level))
      return std::nullopt;
    if (xml::touches(result_.parsed.secrets, finding.span.begin, finding.span.end)) finding.actual.reset();
    keep_related(finding);
    if (is_of_transform) {
      finding.span = *origin;
    } else {
      const NodeId cause = causes_.of(finding.span.begin);
      finding.span = xml::name_of(result_.transform.document, cause);
      if (origin)
        finding.related.insert(finding.related.begin(),
                               {"this is in " + name_of_file(result_.base), *origin});
    }
    const bool names_base = std::any_of(
        finding.related.begin(), finding.related.end(),
        [&](const auto& related) { return related.span.file == result_.base.document.file_id(); });
    if (!names_base)
      finding.related.push_back({"the transform is applied to this file",
                                 xml::name_of(result_.base.document, result_.base.document.root())});
    finding.fixes.clear();
    finding.message.insert(0, introduction_);
    return finding;
  }

 private:
  /// Of the whole more may be certain than of a piece: then the finding is told again, at its level.
  static bool is_said(const Places& places, const Places::key_type& place, diag::Severity level) {
    const auto found = places.find(place);
    return found != places.end() && found->second >= level;
  }

  std::optional<Span> origin_of(const Span& span) const {
    return span.file == kResultFile ? result_.applied.text.origin(span.begin, span.end) : std::optional(span);
  }

  void keep_related(Diagnostic& finding) const {
    std::vector<diag::Related> kept;
    for (diag::Related& related : finding.related) {
      const auto origin = origin_of(related.span);
      if (origin) kept.push_back({std::move(related.message), *origin});
    }
    finding.related = std::move(kept);
  }

  const TransformResult& result_;
  const FilePolicy& policy_;
  Causes causes_;
  std::map<std::string, std::size_t> alike_;  // findings of the base that the result may have as well
  Places of_base_;
  Places of_transform_;
  std::string introduction_;
};

}  // namespace

std::vector<Diagnostic> new_in_result(const TransformResult& result, std::vector<Diagnostic> after,
                                      const std::vector<Diagnostic>& before,
                                      const std::vector<Diagnostic>& own, const FilePolicy& policy) {
  NewFindings findings(result, before, own, policy);
  std::vector<Diagnostic> told;
  for (Diagnostic& finding : after) {
    if (auto one = findings.told(std::move(finding))) told.push_back(std::move(*one));
  }
  return told;
}

std::vector<Diagnostic> debug_left_on(const TransformResult& result) {
  std::vector<Diagnostic> findings;
  const xml::Document& document = result.parsed.document;
  if (!is_release_transform(result.transform.source->path())) return findings;
  std::string buffer;
  const auto judge = [&](NodeId compilation) {
    const xml::AttributeId id = document.find_attribute(compilation, "debug");
    if (document.name(compilation) != "compilation" || id == xml::kNone) return;
    const xml::Attribute& attribute = document.attribute(id);
    const auto origin = result.applied.text.origin(attribute.value_begin, attribute.value_end);
    const bool is_on = base::equals_ignoring_case(document.value(attribute, buffer), "true");
    if (!is_on || !origin || origin->file != result.base.document.file_id()) return;
    const xml::Document& transform = result.transform.document;
    const NodeId cause = Causes(result).of(attribute.value_begin);
    const bool is_same = transform.name(cause) == "compilation";
    Diagnostic finding(
        BuiltinRule::transform_leaves_debug, xml::name_of(transform, is_same ? cause : transform.root()),
        "after " + name_of_file(result.transform) + " is applied, <compilation> still has debug=\"true\"");
    finding.config_path = "system.web/compilation/@debug";
    finding.related.push_back({"debugging is turned on here", *origin});
    findings.push_back(std::move(finding));
  };
  const auto judge_group = [&](NodeId group) {
    if (document.name(group) == "system.web") xml::for_each_child_element(document, group, judge);
  };
  xml::for_each_child_element(document, document.root(), [&](NodeId child) {
    judge_group(child);
    if (document.name(child) == "location") xml::for_each_child_element(document, child, judge_group);
  });
  return findings;
}

}  // namespace iislint::engine
