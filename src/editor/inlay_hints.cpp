#include "editor/inlay_hints.h"

#include <algorithm>
#include <map>
#include <optional>

#include "config/files/element_setting.h"
#include "config/files/hierarchy.h"
#include "config/locks/refusal.h"
#include "config/lookup/lookup_chain.h"
#include "editor/reading/cursor.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/locks_here.h"
#include "editor/reading/open_file.h"
#include "schema/secrets/shown_text.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using schema::AttributeFact;
using xml::NodeId;

/// More than that nobody has in view, and each asks for values.
constexpr std::size_t kMostElements = 200;
constexpr std::size_t kLongestValue = 60;

class Hints {
 public:
  Hints(const OpenFile& file, InlayWishes wishes, const PlaceTexts& places)
      : file_(file), document_(file.document()), wishes_(wishes), places_(places) {}

  std::vector<InlayHint> in_range(std::uint32_t begin, std::uint32_t end) {
    std::size_t elements = 0;
    for (NodeId id = std::max<NodeId>(last_node_before(document_, begin), 1); id < document_.nodes.size();
         ++id) {
      const xml::Node& node = document_.node(id);
      if (node.begin >= end || elements == kMostElements) break;
      const bool is_whole = node.kind == xml::NodeKind::element && node.start_tag_closed && !node.damaged;
      if (!is_whole || node.start_tag_end < begin) continue;
      if (add_element(id)) ++elements;
    }
    return std::move(hints_);
  }

 private:
  bool add_element(NodeId id) {
    const schema::Binding& binding = *file_.parsed.binding;
    const schema::ElementType* type = binding.type(id);
    const schema::ChildFact* child = binding.child(id);
    if (type == nullptr || child == nullptr || type->attribute_count == 0) return false;
    // What *Defaults do not say is no value that is in force for anything.
    for (NodeId at = id; at != 0 && at != xml::kNone; at = document_.node(at).parent) {
      if (binding.child(at) != nullptr && !binding.child(at)->defaults_of.empty()) return false;
    }
    for (const AttributeFact& fact : file_.facts().attributes_of(*type)) {
      if (document_.find_attribute(id, fact.name) == xml::kNone) add(id, fact);
    }
    return true;
  }

  void add(NodeId id, const AttributeFact& fact) {
    if (fact.encrypted || fact.key != schema::KeyRole::none) return;
    const auto setting = config::setting_path_of(document_, *file_.parsed.binding, id, fact);
    if (!setting) return;
    const config::Hierarchy& hierarchy = hierarchy_of(id);
    const bool is_in_entry = setting->steps_to_entry() > 0;
    const config::Value value = config::look_up_at_place(
        hierarchy, chain_of(hierarchy, *setting, place_of(file_, id)),
        is_in_entry ? hierarchy.own().index.get() : nullptr, setting->steps_below_entry(), fact.name, fact);
    if (!value.is_known() || (!value.is_written() && !(wishes_.with_schema_defaults && fact.has_default)))
      return;
    if (is_secret(hierarchy, value) || value.text.size() > kLongestValue) return;
    const std::uint32_t place = xml::after_attributes(document_, id).begin;
    InlayHint hint;
    hint.place = document_.span(place, place);
    hint.label = " " + std::string(fact.name) + "=\"" + value.text + "\"";
    if (value.is_written())
      hint.origin = xml::value_of(*value.document, value.document->attribute(value.attribute));
    hint.tooltip = hint.origin ? "in force: set " + places_.words(*hint.origin) : "the default";
    hints_.push_back(std::move(hint));
  }

  static bool is_secret(const config::Hierarchy& hierarchy, const config::Value& value) {
    if (schema::shown(value.text) != value.text) return true;
    if (!value.is_written()) return false;
    for (const config::HierarchyFile& level : hierarchy.levels()) {
      if (level.document != value.document) continue;
      return holds_secret(*level.document, level.binding->secrets,
                          level.document->attribute(value.attribute));
    }
    return true;
  }

  /// Which elements answer: the same ones for all settings of an entry or a section.
  const config::LookupChain& chain_of(const config::Hierarchy& hierarchy, const config::SettingPath& setting,
                                      const std::string& place) {
    std::string key = place + "\n" + std::string(setting.section->section.path);
    for (std::size_t i = 0; i < setting.steps_to_entry(); ++i)
      key += "\n" + setting.steps[i].name + "\n" + setting.steps[i].key;
    const auto [entry, fresh] = chains_.try_emplace(std::move(key));
    if (fresh) entry->second = config::chain_of_setting(hierarchy, setting, place);
    return entry->second;
  }

  /// The files that decide for the place of the element; most elements have the same.
  const config::Hierarchy& hierarchy_of(NodeId id) {
    const std::string place = place_of(file_, id);
    auto& known = hierarchies_[place];
    if (known) return *known;
    const std::string own = file_.levels.back().path;
    const std::string below = own.empty() || place.size() <= own.size()
                                  ? (own.empty() ? place : std::string())
                                  : place.substr(own.size() + 1);
    auto levels = file_.project.layout().levels_at(file_.id(), below);
    known.emplace(levels ? std::move(*levels) : file_.levels);
    return *known;
  }

  const OpenFile& file_;
  const xml::Document& document_;
  const InlayWishes wishes_;
  const PlaceTexts& places_;
  std::map<std::string, std::optional<config::Hierarchy>> hierarchies_;  // by place
  std::map<std::string, config::LookupChain> chains_;
  std::vector<InlayHint> hints_;
};

}  // namespace

std::vector<InlayHint> inlay_hints(engine::Project& project, const std::string& path, std::uint32_t begin,
                                   std::uint32_t end, InlayWishes wishes, const PlaceNames& names) {
  const auto file = open_file(project, path);
  if (!file || !file->parsed.binding || file->levels.empty()) return {};
  const PlaceTexts places(project, path, names);
  return Hints(*file, wishes, places).in_range(file->within(begin), file->within(end));
}

}  // namespace iislint::editor
