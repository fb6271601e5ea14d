// <clear> and <remove> that do nothing, or more than they seem to.
#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "config/counterpart.h"
#include "config/hierarchy.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using schema::BindStatus;
using schema::Directive;

Directive directive_of(const RuleEvaluation& run, xml::NodeId id) {
  const schema::Binding& binding = run.config().binding();
  if (run.document().node(id).kind != xml::NodeKind::element ||
      binding.elements[id].standing != BindStatus::bound)
    return Directive::none;
  const schema::ChildFact* child = binding.child(id);
  return child == nullptr ? Directive::none : child->directive;
}

/// The section that holds the element, or kNone.
xml::NodeId section_of(const RuleEvaluation& run, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = run.document().node(id).parent) {
    const schema::ElementType* type = run.config().binding().type(id);
    if (type != nullptr && !type->section.path.empty()) return id;
  }
  return xml::kNone;
}

/// Whether the file speaks for a whole server: there is nothing above it that could hold entries for IIS.
bool is_outermost(const RuleEvaluation& run) {
  return !run.config().sites().empty();
}

void add_site(const RuleEvaluation& run, xml::NodeId element, FindingArgs& details) {
  const std::string site = schema::enclosing_site(run.document(), run.config().binding(), element);
  if (!site.empty()) details.sites = {site};
}

}  // namespace

void add_then_clear(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(run, id) != Directive::clear) continue;
    std::vector<xml::NodeId> lost;
    const xml::NodeId collection = document.node(id).parent;
    for (xml::NodeId entry = document.node(collection).first_child; entry != id;
         entry = document.node(entry).next_sibling) {
      if (directive_of(run, entry) == Directive::clear) lost.clear();  // has had its own word
      if (directive_of(run, entry) == Directive::add) lost.push_back(entry);
    }
    if (lost.empty()) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(lost.front());
    details.related.push_back({"this <clear> throws it away", xml::name_of(document, id)});
    details.holes = {{"count", std::to_string(lost.size())}};
    diag::Fix fix{"Remove what is thrown away", diag::FixSafety::safe, {}};
    for (const xml::NodeId entry : lost)
      fix.edits.push_back({xml::whole_of(document, entry), std::string()});
    if (!document.node(collection).damaged) details.fixes.push_back(std::move(fix));
    add_site(run, id, details);
    run.report(lost.size() == 1 ? "one" : "several", std::move(details));
  }
}

void collection_order_lost(RuleEvaluation& run) {
  static constexpr std::string_view kOrdered[] = {"system.webServer/modules", "system.webServer/handlers",
                                                  "system.webServer/defaultDocument",
                                                  "system.webServer/security/authorization"};
  const xml::Document& document = run.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(run, id) != Directive::clear) continue;
    const xml::NodeId section = section_of(run, id);
    if (section == xml::kNone) continue;
    const std::string_view path = run.config().binding().type(section)->section.path;
    if (std::find(std::begin(kOrdered), std::end(kOrdered), path) == std::end(kOrdered)) continue;
    if (is_outermost(run) && schema::location_of(document, id) == xml::kNone)
      continue;  // nothing is inherited
    bool is_filled_again = false;
    for (xml::NodeId next = id; next != xml::kNone; next = document.node(next).next_sibling)
      is_filled_again = is_filled_again || directive_of(run, next) == Directive::add;
    if (!is_filled_again) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(id);
    details.holes = {{"section", std::string(document.name(section))}};
    run.report("", std::move(details));
  }
}

namespace {

/// Looks for what a <remove> of an applicationHost.config could mean.
class RemovalTargets {
 public:
  explicit RemovalTargets(RuleEvaluation& run)
      : run_(run), document_(run.document()), binding_(run.config().binding()) {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const Directive directive = directive_of(run, id);
      if (directive == Directive::remove) removals_.push_back(id);
      if (directive == Directive::add || directive == Directive::clear)
        collections_[binding_.elements[document_.node(id).parent].type].push_back(id);
    }
  }

  void judge() {
    for (const xml::NodeId removal : removals_) {
      if (is_uncertain(removal) || has_target(removal)) continue;
      FindingArgs details;
      details.at = run_.anchor_of_element(removal);
      add_site(run_, removal, details);
      details.fixes.push_back(removal_of_element(run_, removal, "Remove the <remove>"));
      run_.report("", std::move(details));
    }
  }

 private:
  /// Whether entries may come from elsewhere: .NET has files above, and something may be unreadable.
  bool is_uncertain(xml::NodeId removal) const {
    const xml::NodeId section = section_of(run_, removal);
    if (section == xml::kNone || binding_.type(section)->section.read_by_dotnet) return true;
    const std::string_view path = binding_.type(section)->section.path;
    if (!path.starts_with("system.webServer") && !path.starts_with("system.ftpServer")) return true;
    if (document_.node(section).damaged || key_of(removal).empty()) return true;
    return std::any_of(binding_.lost.begin(), binding_.lost.end(), [&](const schema::UnreadableItem& lost) {
      return lost.element == section || lost.element == document_.node(removal).parent;
    });
  }

  bool has_target(xml::NodeId removal) const {
    const xml::NodeId collection = document_.node(removal).parent;
    const auto entries = collections_.find(binding_.elements[collection].type);
    if (entries == collections_.end()) return false;
    const std::string place = schema::location_path(document_, removal);
    const std::string key = key_of(removal);
    return std::any_of(entries->second.begin(), entries->second.end(), [&](xml::NodeId entry) {
      if (directive_of(run_, entry) != Directive::add) return false;
      const std::string other = key_of(entry);  // empty when it cannot be told: perhaps this is the one
      if (!other.empty() && other != key) return false;
      if (document_.node(entry).parent == collection) return entry < removal;
      return config::is_at_or_below(place, schema::location_path(document_, entry));
    });
  }

  std::string key_of(xml::NodeId entry) const { return config::entry_key(document_, binding_, entry); }

  RuleEvaluation& run_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  std::vector<xml::NodeId> removals_;
  std::unordered_map<schema::TypeId, std::vector<xml::NodeId>> collections_;  // entries by type of collection
};

}  // namespace

void remove_without_target(RuleEvaluation& run) {
  if (is_outermost(run)) RemovalTargets(run).judge();
}

}  // namespace iislint::rules::code
