#include "xdt/word_findings.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/config_path.h"
#include "xdt/argument_findings.h"
#include "xml/anchor.h"

namespace iislint::xdt {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using xml::NodeId;

constexpr std::string_view kAttributeNames[] = {"Transform", "Locator", "SupressWarnings"};

bool is_instruction_name(std::string_view local) {
  return base::equals_ignoring_case(local, "Transform") || base::equals_ignoring_case(local, "Locator");
}

bool is_near(std::string_view written) {
  constexpr std::size_t kMostEdits = 5;
  return base::equals_ignoring_case(written, kNamespace) ||
         base::edit_distance(written, kNamespace, kMostEdits) <= kMostEdits ||
         base::lower(written).find("xml-document-transform") != std::string::npos;
}

Diagnostic wrong_namespace(const xml::Document& document, xml::AttributeId id) {
  const xml::Attribute& attribute = document.attribute(id);
  Diagnostic finding(BuiltinRule::transform_namespace_wrong, xml::value_of(document, attribute),
                     std::string(document.name(attribute)) +
                         " is not the namespace of transforms: the file is applied and changes nothing");
  std::string buffer;
  finding.actual = std::string(document.value(attribute, buffer));
  finding.expected = std::string(kNamespace);
  if (is_near(*finding.actual))
    finding.fixes.push_back({"Declare the namespace of transforms",
                             diag::FixSafety::unsafe,
                             {{xml::content_of(document, attribute), std::string(kNamespace)}}});
  return finding;
}

/// The words of transforms and locators.
class WordFindings {
 public:
  WordFindings(TransformFile& transform, const schema::Binding& binding, diag::FindingList& findings)
      : transform_(transform), document_(transform.document()), binding_(binding), findings_(findings) {}

  void run() {
    for (const auto& [element, attribute] : transform_.others())
      judge_other(element, attribute);
    for (const NodeId element : transform_.own_elements())
      judge_own_element(element);
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const ElementInstructions* said = transform_.of(id);
      if (said == nullptr) continue;
      if (said->transform) judge_word(id, *said->transform, kTransformWords, kLocatorWords, "transform");
      if (said->locator) judge_word(id, *said->locator, kLocatorWords, kTransformWords, "locator");
      for (Diagnostic& finding : argument_findings(transform_, binding_, id))
        add(id, std::move(finding));
    }
  }

 private:
  void add(NodeId element, Diagnostic finding) {
    finding.config_path = schema::key_path(document_, binding_, element);
    findings_.add(std::move(finding));
  }

  void judge_other(NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = document_.attribute(id);
    const std::string_view name = document_.name(attribute);
    const auto [prefix, local] = split_name(name);
    if (local == kAttributeNames[2]) return;
    Diagnostic finding(BuiltinRule::transform_attribute_unknown, xml::name_of(document_, attribute),
                       "unknown attribute " + std::string(name) + ": transforms ignore it");
    finding.actual = std::string(name);
    if (const auto near = base::nearest(local, kAttributeNames)) {
      const std::string right = std::string(prefix) + ":" + std::string(*near);
      finding.message += base::equals_ignoring_case(local, *near)
                             ? "; the correct letter case is '" + right + "'"
                             : "; did you mean '" + right + "'?";
      finding.expected = right;
      const bool is_free = document_.find_attribute(element, right) == xml::kNone;
      if (base::sure_correction(local, kAttributeNames) && is_free)
        finding.fixes.push_back(
            {"Write " + right, diag::FixSafety::unsafe, {{xml::name_of(document_, attribute), right}}});
    }
    add(element, std::move(finding));
  }

  void judge_own_element(NodeId element) {
    const std::string name(document_.name(element));
    if (split_name(name).second == "Import") return;
    Diagnostic finding(BuiltinRule::transform_attribute_unknown, xml::name_of(document_, element),
                       "unknown element <" + name + ">: transforms define only Import");
    finding.actual = name;
    add(element, std::move(finding));
  }

  void judge_word(NodeId element, const Instruction& instruction, std::span<const std::string_view> words,
                  std::span<const std::string_view> others, std::string_view kind) {
    const xml::Attribute& attribute = document_.attribute(instruction.attribute);
    const std::string& word = instruction.word.text;
    const bool is_known = std::find(words.begin(), words.end(), word) != words.end();
    if (!instruction.is_well_formed) {
      const std::string name(document_.name(attribute));
      std::string buffer;
      const bool is_empty = base::trim(document_.value(attribute, buffer)).empty();
      return add(element, Diagnostic(BuiltinRule::transform_word_unknown, xml::value_of(document_, attribute),
                                     is_empty ? name + " is empty"
                                              : name + " must be a name, optionally followed by arguments in "
                                                       "parentheses"));
    }
    if (is_known) return;
    xml::Pieces pieces(document_, attribute);
    Diagnostic finding(BuiltinRule::transform_word_unknown,
                       pieces.span(instruction.word.begin, instruction.word.end),
                       "'" + word + "' is not a " + std::string(kind));
    finding.actual = word;
    const auto near = base::nearest(word, words);
    const bool only_case = near && base::equals_ignoring_case(word, *near);
    if (transform_.imports() && !only_case) return;
    const bool is_other = std::find(others.begin(), others.end(), word) != others.end();
    if (is_other) {
      finding.message += kind == "transform" ? ", but a locator: it belongs in Locator"
                                             : ", but a transform: it belongs in Transform";
    } else if (only_case) {
      finding.message += "; the correct letter case is '" + std::string(*near) + "'";
    } else if (near) {
      finding.message += "; did you mean '" + std::string(*near) + "'?";
    }
    finding.expected =
        near && !is_other ? std::string(*near) : base::join_words({words.begin(), words.end()}, "or");
    const auto sure = base::sure_correction(word, words);
    if (!is_other && (sure || is_plural_of(word, near)))
      finding.fixes.push_back(
          {"Write " + std::string(*near), diag::FixSafety::unsafe, {{finding.span, std::string(*near)}}});
    add(element, std::move(finding));
  }

  /// "SetAttribute": the most common slip of all.
  static bool is_plural_of(std::string_view word, std::optional<std::string_view> near) {
    return near && near->size() == word.size() + 1 && near->starts_with(word) && near->ends_with('s');
  }

  TransformFile& transform_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  diag::FindingList& findings_;
};

/// Elements that lead to nothing that is done.
class IdleElements {
 public:
  IdleElements(const TransformFile& transform, const schema::Binding& binding, diag::FindingList& findings)
      : transform_(transform),
        document_(transform.document()),
        binding_(binding),
        findings_(findings),
        works_(document_.nodes.size(), false),
        says_(document_.nodes.size(), false),
        is_settled_(document_.nodes.size(), false) {}

  void run() {
    // One finding for one mistake: what was to be xdt:Transform has been reported.
    for (const auto& [element, attribute] : transform_.others()) {
      const std::string_view local = split_name(document_.name(document_.attribute(attribute))).second;
      if (base::nearest(local, kAttributeNames) == kAttributeNames[0]) works_[element] = true;
    }
    for (NodeId id = static_cast<NodeId>(document_.nodes.size()); --id > 0;)
      look_at(id);
    const NodeId root = document_.root();
    if (!works_[root]) {
      if (says_[root]) report(root, "no element in this file has xdt:Transform: applying it changes nothing");
      return;
    }
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind != xml::NodeKind::element) continue;
      is_settled_[id] = is_settled_[node.parent] || settles(id);
      if (is_settled_[id] || works_[id] || !says_[id] || id == root || !works_[node.parent]) continue;
      const bool has_content = node.first_child != xml::kNone;
      report(id, "<" + std::string(document_.name(id)) + ">" +
                     (has_content ? " and its content have" : " has") + " no effect without xdt:Transform");
    }
  }

 private:
  /// From the last node to the first: what is inside comes before what is around it.
  void look_at(NodeId id) {
    const xml::Node& node = document_.node(id);
    if (node.kind != xml::NodeKind::element) return;
    works_[id] = works_[id] || transform_.has_transform(id);
    const std::string_view name = document_.name(id);
    const bool is_own =
        std::binary_search(transform_.own_elements().begin(), transform_.own_elements().end(), id);
    for (xml::AttributeId at = node.first_attribute; at < node.first_attribute + node.attribute_count; ++at) {
      const std::string_view attribute = document_.name(document_.attribute(at));
      const bool is_plain = attribute != "xmlns" && attribute.find(':') == std::string_view::npos;
      says_[id] = says_[id] || (is_plain && name != "location" && !is_own && id != document_.root());
    }
    works_[node.parent] = works_[node.parent] || works_[id];
    says_[node.parent] = says_[node.parent] || says_[id];
  }

  /// What is inside goes with it, in or out.
  bool settles(NodeId id) const {
    if (!transform_.has_transform(id)) return false;
    const TransformKind kind = transform_.transform_of(id);
    return inserts(kind) || removes(kind) || kind == TransformKind::unknown;
  }

  void report(NodeId id, std::string message) {
    Diagnostic finding(BuiltinRule::transform_without_effect, xml::name_of(document_, id),
                       std::move(message));
    finding.config_path = schema::key_path(document_, binding_, id);
    findings_.add(std::move(finding));
  }

  const TransformFile& transform_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  diag::FindingList& findings_;
  std::vector<bool> works_;       // by element: something in it has xdt:Transform
  std::vector<bool> says_;        // something in it has an attribute of its own
  std::vector<bool> is_settled_;  // it belongs to what is inserted or removed
};

}  // namespace

std::optional<xml::AttributeId> mistaken_declaration(const xml::Document& document) {
  std::optional<xml::AttributeId> mistaken;
  std::vector<std::pair<std::string_view, xml::AttributeId>> declared;
  std::vector<std::string_view> instructing;  // prefixes
  std::string buffer;
  for (xml::AttributeId id = 0; id < document.attributes.size(); ++id) {
    const xml::Attribute& attribute = document.attribute(id);
    const auto [prefix, local] = split_name(document.name(attribute));
    if (prefix != "xmlns") {
      if (!prefix.empty() && is_instruction_name(local) && prefix != "xml") instructing.push_back(prefix);
      continue;
    }
    const std::string_view value = document.value(attribute, buffer);
    if (value == kNamespace) return std::nullopt;
    if (!mistaken && is_near(value)) mistaken = id;
    declared.emplace_back(local, id);
  }
  if (mistaken || instructing.empty()) return mistaken;
  for (const auto& [prefix, id] : declared) {
    if (std::find(instructing.begin(), instructing.end(), prefix) != instructing.end()) return id;
  }
  return std::nullopt;
}

void add_word_findings(TransformFile& transform, const schema::Binding& binding,
                       diag::FindingList& findings) {
  const xml::Document& document = transform.document();
  if (const auto mistaken = mistaken_declaration(document)) {
    findings.add(wrong_namespace(document, *mistaken));
    return;
  }
  WordFindings(transform, binding, findings).run();
  const bool is_declared = std::any_of(document.attributes.begin(), document.attributes.end(),
                                       [&](const xml::Attribute& attribute) {
                                         std::string buffer;
                                         return document.name(attribute).starts_with("xmlns:") &&
                                                document.value(attribute, buffer) == kNamespace;
                                       });
  if (is_declared) IdleElements(transform, binding, findings).run();
}

}  // namespace iislint::xdt
