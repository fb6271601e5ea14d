#include "rules/checks/hygiene/remove_without_target.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "rules/checks/hygiene/support/directives.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using Case = RemoveWithoutTarget::Case;
using schema::Directive;

/// Modules and handlers of features and add-ons that many servers have, beside those that IIS ships with.
constexpr std::string_view kOptional[] = {
    "AspNetCoreModule", "AspNetCoreModuleV2",  "ApplicationRequestRouting",
    "CorsModule",       "httpPlatformHandler", "iisnode",
    "RewriteModule",    "ServiceModel",        "ServiceModel-4.0",
    "WebDAVModule",     "aspNetCore",          "WebDAV",
    "svc-Integrated",   "svc-Integrated-4.0"};

/// The attribute that tells entries apart, if one alone does.
xml::AttributeId only_key(const schema::Binding& binding, const xml::Document& document, xml::NodeId entry) {
  xml::AttributeId found = xml::kNone;
  for (const schema::AttributeFact& fact : binding.facts->attributes_of(*binding.type(entry))) {
    if (fact.key == schema::KeyRole::none) continue;
    if (found != xml::kNone || fact.value->type != schema::ValueType::string) return xml::kNone;
    found = document.find_attribute(entry, fact.name);
  }
  return found;
}

/// A <remove> in a web.config below a server that nobody has given: what it removes may be there all the
/// same. But a key that differs in a letter from one that IIS ships with, or many servers have, is
/// misspelled.
class MisspelledRemovals {
 public:
  MisspelledRemovals(const RemoveWithoutTarget& rule, Reporter<RemoveWithoutTarget>& reporter)
      : rule_(rule),
        reporter_(reporter),
        document_(rule.file().document()),
        binding_(rule.file().binding()) {}

  void judge() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (directive_of(rule_.file(), id) == Directive::remove) judge(id);
    }
  }

 private:
  void judge(xml::NodeId removal) {
    const xml::AttributeId key = only_key(binding_, document_, removal);
    if (key == xml::kNone || has_other_name(removal, key)) return;
    const std::vector<std::string>& known = keys_of(binding_.elements[document_.node(removal).parent].type);
    if (known.empty()) return;
    const std::string word = text_of(rule_.file(), key);
    std::vector<std::string_view> candidates(known.begin(), known.end());
    candidates.insert(candidates.end(), std::begin(kOptional), std::end(kOptional));
    const auto meant = base::sure_correction(word, candidates);
    if (!meant || base::equals_ignoring_case(*meant, word)) return;
    RemoveWithoutTarget::Finding finding;
    finding.at = anchor_of_attribute(rule_.file(), removal, key);
    finding.args = {.key = word, .meant = std::string(*meant)};
    reporter_.report(Case::misspelled, std::move(finding));
  }

  /// Module and handler of WebDAV have different names.
  bool has_other_name(xml::NodeId removal, xml::AttributeId key) {
    constexpr const char* kModule = "WebDAVModule";
    constexpr const char* kHandler = "WebDAV";
    const xml::NodeId section = section_of(rule_.file(), removal);
    const std::string path = section == xml::kNone ? "" : std::string(binding_.type(section)->section.path);
    const bool is_of_modules = path == "system.webServer/modules";
    if (!is_of_modules && path != "system.webServer/handlers") return false;
    if (!base::equals_ignoring_case(text_of(rule_.file(), key), is_of_modules ? kHandler : kModule))
      return false;
    RemoveWithoutTarget::Finding finding;
    finding.at = anchor_of_attribute(rule_.file(), removal, key);
    finding.args = {.key = text_of(rule_.file(), key), .meant = is_of_modules ? kModule : kHandler};
    reporter_.report(is_of_modules ? Case::handler_name : Case::module_name, std::move(finding));
    return true;
  }

  /// The keys that IIS ships with in collections of that type.
  const std::vector<std::string>& keys_of(schema::TypeId collection) {
    const auto [entry, is_new] = keys_.try_emplace(collection);
    for (const config::HierarchyFile& level : rule_.file().hierarchy().shipped()) {
      for (xml::NodeId id = 1; is_new && id < level.document->nodes.size(); ++id) {
        const schema::ChildFact* child = level.binding->child(id);
        if (child == nullptr || child->directive != Directive::add) continue;
        if (level.binding->elements[level.document->node(id).parent].type != collection) continue;
        const xml::AttributeId key = only_key(*level.binding, *level.document, id);
        std::string buffer;
        if (key != xml::kNone)
          entry->second.emplace_back(level.document->value(level.document->attribute(key), buffer));
      }
    }
    return entry->second;
  }

  const RemoveWithoutTarget& rule_;
  Reporter<RemoveWithoutTarget>& reporter_;
  const xml::Document& document_;
  const schema::Binding& binding_;
  std::unordered_map<schema::TypeId, std::vector<std::string>> keys_;  // by type of collection
};

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
      RemoveWithoutTarget::Finding finding;
      static_cast<FindingDetails&>(finding) = finding_at(rule_.file(), removal, removal);
      finding.fixes.push_back(removal_of_element(rule_.file(), removal, "Remove the <remove>"));
      reporter_.report(Case::nothing, std::move(finding));
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
  if (!rule.file().hierarchy().shipped().empty()) MisspelledRemovals(rule, reporter).judge();
}

}  // namespace iislint::rules::checks
