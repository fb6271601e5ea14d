#include "rules/checks/hygiene/remove_without_target.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "config/counterpart.h"
#include "config/hierarchy.h"
#include "rules/checks/hygiene/support/directives.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using schema::Directive;

/// Looks for what a <remove> of an applicationHost.config could mean.
class RemovalTargets {
 public:
  RemovalTargets(const RemoveWithoutTarget& rule, Reporter<RemoveWithoutTarget>& reporter)
      : rule_(rule), reporter_(reporter), document_(rule.file().document()), binding_(rule.file().binding()) {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const Directive directive = directive_of(rule.file(), id);
      if (directive == Directive::remove) removals_.push_back(id);
      if (directive == Directive::add || directive == Directive::clear)
        collections_[binding_.elements[document_.node(id).parent].type].push_back(id);
    }
  }

  void judge() {
    for (const xml::NodeId removal : removals_) {
      if (is_uncertain(removal) || has_target(removal)) continue;
      FindingDetails finding = finding_at(rule_.file(), removal, removal);
      finding.fixes.push_back(removal_of_element(rule_.file(), removal, "Remove the <remove>"));
      reporter_.report(std::move(finding));
    }
  }

 private:
  /// Whether entries may come from elsewhere: .NET has files above, and something may be unreadable.
  bool is_uncertain(xml::NodeId removal) const {
    const xml::NodeId section = section_of(rule_.file(), removal);
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
      if (directive_of(rule_.file(), entry) != Directive::add) return false;
      const std::string other = key_of(entry);  // empty when it cannot be told: perhaps this is the one
      if (!other.empty() && other != key) return false;
      if (document_.node(entry).parent == collection) return entry < removal;
      return config::is_at_or_below(place, schema::location_path(document_, entry));
    });
  }

  std::string key_of(xml::NodeId entry) const { return config::entry_key(document_, binding_, entry); }

  const RemoveWithoutTarget& rule_;
  Reporter<RemoveWithoutTarget>& reporter_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  std::vector<xml::NodeId> removals_;
  std::unordered_map<schema::TypeId, std::vector<xml::NodeId>> collections_;  // entries by type of collection
};

}  // namespace

void check(const RemoveWithoutTarget& rule, Reporter<RemoveWithoutTarget>& reporter) {
  if (is_outermost(rule.file())) RemovalTargets(rule, reporter).judge();
}

}  // namespace iislint::rules::checks
