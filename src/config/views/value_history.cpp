#include "config/views/value_history.h"

#include "config/locks/lock_list.h"
#include "config/lookup/lookup_chain.h"

namespace iislint::config {
namespace {

/// The locks that the element which may carry the attribute holds for files further down.
void add_locks(const ChainLink& link, std::string_view steps, std::string_view attribute,
               ValueHistory& history) {
  for (const ElementRef& holder : elements_below(link.element, steps)) {
    const xml::AttributeId item = item_lock_of(*holder.document, holder.element);
    const xml::AttributeId lock =
        lock_of(*holder.document, holder.element, "lockAttributes", "lockAllAttributesExcept", attribute);
    for (const xml::AttributeId locks : {item, lock}) {
      if (locks != xml::kNone) history.attribute_locks.push_back({link.level, locks});
    }
  }
}

}  // namespace

ValueHistory value_history(const Hierarchy& hierarchy, const SettingPath& setting, const std::string& place) {
  ValueHistory history;
  const LookupChain chain = chain_of_setting(hierarchy, setting, place);
  const std::string steps = setting.steps_below_entry();
  for (auto link = chain.links.rbegin(); link != chain.links.rend(); ++link) {
    if (!link->element.exists()) continue;
    const Written written = written_below(link->element, steps, setting.fact->name);
    if (written.attribute != xml::kNone) {
      const bool is_readable =
          written_value(written.holder, written.attribute, *setting.fact, Origin::written).is_known();
      history.writers.push_back({link->level, written.holder.element, written.attribute,
                                 hierarchy.location_place(link->level, link->location), link->defaults,
                                 is_readable && !written.is_contradicted,
                                 refusal_of(hierarchy, link->level, written.holder.element, *setting.fact)});
    }
    add_locks(*link, steps, setting.fact->name, history);
  }
  const FileIndex* index = setting.steps_to_entry() > 0 ? hierarchy.own().index.get() : nullptr;
  history.value = look_up_at_place(hierarchy, chain, index, steps, setting.fact->name, *setting.fact);
  history.section_lock = section_lock(hierarchy, hierarchy.levels().size(), setting.section->section, place);
  return history;
}

}  // namespace iislint::config
