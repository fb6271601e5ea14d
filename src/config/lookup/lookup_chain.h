// Which elements answer for a setting, and in which order: the one place that knows where IIS looks.
//
//   an item (a site, a pool, an entry)   the item itself, the *Defaults elements beside it, those beside the
//                                        elements around it, the outermost last
//   a section at a place                 what is written for the place itself, for places above it (a
//   <location>
//                                        or a file), each time the innermost file first
//   both                                 an item of a section in each of the files, with its *Defaults
//
// Behind the last link stands the schema's default. Everything else that answers for a value (SiteView,
// ItemView, SectionView, value_history, the columns of a server) asks here, or keeps what was answered here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/files/setting_path.h"
#include "config/lookup/collection.h"
#include "config/lookup/element_ref.h"
#include "config/lookup/value.h"

namespace iislint::config {

/// Why an element answers.
enum class Reason : std::uint8_t {
  own,          ///< the item itself, or the section that the file writes for the place itself
  defaults,     ///< a *Defaults element
  location,     ///< the same file, for a place above
  parent_file,  ///< a file further up
};

struct ChainLink {
  ElementRef element;
  Reason reason = Reason::own;
  std::size_t level = 0;      ///< index into Hierarchy::levels(); 0 for an item of one file
  LocationId location = 0;    ///< that it is written for, in that level's file
  std::string_view defaults;  ///< "siteDefaults" when it is such an element
  bool is_readable = true;    ///< false: what it holds stands elsewhere, or it is lost; nothing is known
};

struct LookupChain {
  std::vector<ChainLink> links;    ///< the nearest first
  bool may_be_incomplete = false;  ///< that no link writes a value proves nothing
};

/// What one element writes at the end of some steps.
struct Written {
  ElementRef holder;
  xml::AttributeId attribute = xml::kNone;
  bool is_contradicted = false;  ///< it is written again with another value: which counts is not documented
  bool may_be_lost = false;      ///< nothing is written, but something unreadable may have been meant for it
};

/// The attribute of the element at `steps` ("a/b"; empty: the element itself) below `from`. An element that
/// stands several times is asked each time; one that lost its end tag has swallowed its siblings.
Written written_below(const ElementRef& from, std::string_view steps, std::string_view attribute);

/// All elements at `steps` below `from`, in the order of the file.
std::vector<ElementRef> elements_below(const ElementRef& from, std::string_view steps);

/// Calls `visit(NodeId)` for each of elements_below(from, name), where `name` is one step.
template <typename Visit>
void for_each_below(const ElementRef& from, std::string_view name, Visit&& visit);

/// Appends the entries in force (collection.h) of the collection of that name, one step below the item.
void add_entries_in_force(const ElementRef& item, std::string_view name, std::vector<xml::NodeId>& entries);

/// Whether the element at `steps` below `from` may hold more than can be seen, or be lost altogether.
bool may_have_lost_below(const ElementRef& from, std::string_view steps);

/// Whether what a section holds stands in another file or is encrypted as a whole.
bool is_held_elsewhere(const ElementRef& section);

/// Whether what the section of that layer holds is none of the levels: it is held elsewhere, and the next
/// level is no file of that section alone.
bool is_out_of_sight(const Hierarchy& hierarchy, const Layer& layer);

/// The chain of an item: an element of a collection, or any other element.
LookupChain chain_of_item(const FileIndex& index, const ElementRef& item);

/// Adds the *Defaults elements for items of that name in `parent` and the elements around it.
void add_defaults(LookupChain& chain, const FileIndex& index, const ElementRef& parent,
                  std::string_view item);

/// The chain of a section at a normal place, of its elements in the first `level_count` files.
LookupChain chain_of_place(const Hierarchy& hierarchy, std::string_view section_path, std::string_view place);

/// The chain of a setting at a normal place. Its links are the innermost entry of a collection on the way to
/// the setting, or the section when there is none; setting.steps_below_entry() leads on from there.
LookupChain chain_of_setting(const Hierarchy& hierarchy, const SettingPath& setting, std::string_view place);

/// The value that the chain gives: from the first link that writes it, unknown where that cannot be told.
Value look_up(const LookupChain& chain, const FileIndex* index, std::string_view steps,
              std::string_view attribute, const schema::AttributeFact& fact);

/// The entries of the collection at `steps` below an item. Those of *Defaults are `perhaps` in force unless
/// the item clears them: it is not settled whether collections are inherited.
Entries entries_of_item(const LookupChain& chain, std::string_view steps);

// An element that lost its end tag has swallowed its siblings.
template <typename Visit>
void for_each_in(const ElementRef& parent, const schema::ElementType& type, std::string_view name,
                 Visit& visit) {
  xml::for_each_child_element(*parent.document, parent.element, [&](xml::NodeId child) {
    const schema::BoundElement& bound = parent.binding->elements[child];
    const bool belongs = bound.standing == schema::BindStatus::bound && bound.child >= type.first_child &&
                         bound.child < type.first_child + type.child_count;
    if (belongs && parent.document->name(child) == name) visit(child);
    if (parent.document->node(child).damaged)
      for_each_in({parent.document, parent.binding, child}, type, name, visit);
  });
}

template <typename Visit>
void for_each_below(const ElementRef& from, std::string_view name, Visit&& visit) {
  const schema::ElementType* type = from.exists() ? from.binding->type(from.element) : nullptr;
  if (type != nullptr) for_each_in(from, *type, name, visit);
}

}  // namespace iislint::config
