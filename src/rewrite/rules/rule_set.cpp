#include "rewrite/rules/rule_set.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/letter_case.h"
#include "base/text.h"
#include "config/files/place_url.h"
#include "config/lookup/collection.h"
#include "config/lookup/entry_text.h"
#include "config/lookup/lookup_chain.h"
#include "config/views/section_view.h"
#include "rewrite/rules/rule_reader.h"
#include "rewrite/text/url_text.h"

namespace iislint::rewrite {
namespace {

/// One section at the place.
struct Section {
  Section(const config::Hierarchy& of, std::string_view path, const std::string& at)
      : hierarchy(of), view(of, path), place(at) {}

  const config::Entries& entries(std::string_view steps = "") const { return view.entries(place, steps); }

  /// The places that the elements of the section are for, by element.
  std::unordered_map<const xml::Document*, std::unordered_map<xml::NodeId, std::string>> places() const {
    std::unordered_map<const xml::Document*, std::unordered_map<xml::NodeId, std::string>> found;
    for (const config::Layer& layer : view.layers(place))
      found[hierarchy.levels()[layer.level].document].emplace(layer.element, hierarchy.place_of(layer));
    return found;
  }

  const config::Hierarchy& hierarchy;
  config::SectionView view;
  const std::string& place;
};

void add_rules(const Section& section, bool is_global, bool knows_server, std::vector<InboundRule>& rules) {
  const auto places = section.places();
  for (const config::ElementRef& entry : section.entries().in_force) {
    std::string place;
    if (const auto of = places.find(entry.document); of != places.end()) {
      const auto found = of->second.find(entry.document->node(entry.element).parent);
      if (found != of->second.end()) place = found->second;
    }
    rules.push_back(read_inbound_rule(entry, is_global, is_global ? "/" : base_of(place, knows_server)));
  }
}

void add_outbound(const Section& section, RuleSet& set) {
  // The collection itself holds rules, the elements beside them collections of their own.
  for (const config::ElementRef& entry : section.entries().in_force) {
    if (entry.document->name(entry.element) == "rule") set.outbound.push_back(read_outbound_rule(entry));
  }
  for (const config::ElementRef& entry : section.entries("preConditions").in_force) {
    Precondition condition = read_precondition(entry);
    std::string name = base::lower(condition.name);
    set.preconditions.insert_or_assign(std::move(name), std::move(condition));
  }
  for (const config::Layer& layer : section.view.layers(section.place)) {
    const config::HierarchyFile& level = section.hierarchy.levels()[layer.level];
    const config::Value before =
        config::entry_value({level.document, level.binding, layer.element}, "rewriteBeforeCache");
    if (before.is_known() && before.is_written()) set.rewrites_before_cache = before.number != 0;
  }
}

RewriteMap read_map(const config::ElementRef& element) {
  RewriteMap map;
  map.default_value = config::entry_text(element, "defaultValue");
  const config::Value ignores = config::entry_value(element, "ignoreCase");
  if (ignores.is_known()) map.ignores_case = ignores.number != 0;
  for (const config::ElementRef& entry : config::entries_of({element}).in_force) {
    std::string key = config::entry_text(entry, "key");
    map.values.insert_or_assign(map.ignores_case ? base::lower_utf8(key) : key,
                                config::entry_text(entry, "value"));
  }
  return map;
}

std::set<std::string, std::less<>> names_of(const Section& section) {
  std::set<std::string, std::less<>> names;
  for (const config::ElementRef& entry : section.entries().in_force)
    names.insert(base::lower(config::entry_text(entry, "name")));
  return names;
}

}  // namespace

std::string base_of(const std::string& place, bool knows_server) {
  return config::url_of_place(place, knows_server).value_or("") + "/";
}

const std::string& RewriteMap::look_up(std::string_view key) const {
  const auto found = ignores_case ? values.find(base::lower_utf8(key)) : values.find(key);
  return found == values.end() ? default_value : found->second;
}

RuleSet rule_set_at(const config::Hierarchy& hierarchy, const std::string& place) {
  RuleSet set;
  set.knows_server = std::any_of(
      hierarchy.levels().begin(), hierarchy.levels().end(), [](const config::HierarchyFile& level) {
        return level.kind == schema::FileKind::application_host && !level.is_shipped;
      });
  const Section global(hierarchy, kGlobalRules, place), inbound(hierarchy, kRules, place),
      outbound(hierarchy, kOutboundRules, place), maps(hierarchy, kMaps, place);
  add_rules(global, true, set.knows_server, set.global);
  add_rules(inbound, false, set.knows_server, set.inbound);
  add_outbound(outbound, set);
  for (const config::ElementRef& entry : maps.entries().in_force)
    set.maps.insert_or_assign(base::lower(config::entry_text(entry, "name")), read_map(entry));
  set.providers = names_of(Section(hierarchy, kProviders, place));
  set.allowed_variables = names_of(Section(hierarchy, kAllowedVariables, place));
  set.may_be_incomplete = inbound.view.may_be_incomplete() || inbound.entries().may_be_incomplete;
  return set;
}

}  // namespace iislint::rewrite
