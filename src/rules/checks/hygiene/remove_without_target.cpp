#include "rules/checks/hygiene/remove_without_target.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
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
      if (directive_of(rule.file(), id) != Directive::remove || is_uncertain(id)) continue;
      removals_.push_back(id);
      types_.insert(type_around(id));
    }
    if (!removals_.empty()) note_entries();
  }

  void judge() {
    for (const xml::NodeId removal : removals_) {
      if (has_target(removal)) continue;
      FindingDetails finding = finding_at(rule_.file(), removal, removal);
      finding.fixes.push_back(removal_of_element(rule_.file(), removal, "Remove the <remove>"));
      reporter_.report(std::move(finding));
    }
  }

 private:
  /// The collections for one place that hold a key: the first, and whether there is another one.
  struct Holders {
    xml::NodeId first;
    bool are_several = false;
  };

  /// Whether entries may come from elsewhere: .NET has files above, and something may be unreadable.
  bool is_uncertain(xml::NodeId removal) const {
    const xml::NodeId section = section_of(rule_.file(), removal);
    if (section == xml::kNone || binding_.type(section)->section.read_by_dotnet) return true;
    const std::string_view path = binding_.type(section)->section.path;
    if (!path.starts_with("system.webServer") && !path.starts_with("system.ftpServer")) return true;
    if (document_.node(section).damaged || key_of(removal).empty()) return true;
    return !binding_.lost_at(section).empty() || !binding_.lost_at(document_.node(removal).parent).empty();
  }

  void note_entries() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (directive_of(rule_.file(), id) != Directive::add || types_.count(type_around(id)) == 0) continue;
      const xml::NodeId collection = document_.node(id).parent;
      const std::string key = key_of(id);
      first_entries_.try_emplace(joined(collection, key, {}), id);
      const std::string place = schema::location_path(document_, id);
      const auto [holders, is_new] =
          holders_.try_emplace(joined(type_around(id), key, place), Holders{collection});
      if (holders->second.first != collection) holders->second.are_several = true;
    }
  }

  /// An entry whose key cannot be told is perhaps the one that is meant.
  bool has_target(xml::NodeId removal) const {
    return has_entry(removal, key_of(removal)) || has_entry(removal, {});
  }

  bool has_entry(xml::NodeId removal, const std::string& key) const {
    const xml::NodeId collection = document_.node(removal).parent;
    const auto own = first_entries_.find(joined(collection, key, {}));
    if (own != first_entries_.end() && own->second < removal) return true;
    std::string place = schema::location_path(document_, removal);
    while (!is_held_at(place, collection, key)) {
      if (place.empty()) return false;
      const std::size_t slash = place.rfind('/');
      place.resize(slash == std::string::npos ? 0 : slash);
    }
    return true;
  }

  /// Whether another collection of the type, for exactly that place, has an entry with the key.
  bool is_held_at(const std::string& place, xml::NodeId collection, const std::string& key) const {
    const auto holders = holders_.find(joined(binding_.elements[collection].type, key, place));
    return holders != holders_.end() && (holders->second.first != collection || holders->second.are_several);
  }

  static std::string joined(std::uint32_t number, const std::string& key, const std::string& place) {
    return std::to_string(number) + '\n' + key + '\n' + place;
  }

  schema::TypeId type_around(xml::NodeId entry) const {
    return binding_.elements[document_.node(entry).parent].type;
  }

  std::string key_of(xml::NodeId entry) const { return config::entry_key(document_, binding_, entry); }

  const RemoveWithoutTarget& rule_;
  Reporter<RemoveWithoutTarget>& reporter_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  std::vector<xml::NodeId> removals_;
  std::unordered_set<schema::TypeId> types_;                    // of the collections that they stand in
  std::unordered_map<std::string, xml::NodeId> first_entries_;  // by collection and key
  std::unordered_map<std::string, Holders> holders_;            // by type of collection, key and place
};

}  // namespace

void check(const RemoveWithoutTarget& rule, Reporter<RemoveWithoutTarget>& reporter) {
  if (is_outermost(rule.file())) RemovalTargets(rule, reporter).judge();
}

}  // namespace iislint::rules::checks
