#include "config/files/file_index.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "schema/binding/location_path.h"

namespace iislint::config {
namespace {

using schema::BindStatus;
using schema::Directive;
using schema::ElementKind;
using schema::UnreadableItem;

constexpr std::uint64_t kHashStart = 14695981039346656037u;

std::uint64_t hash_on(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;  // FNV-1a
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = kHashStart;
  for (const char c : text)
    hash = hash_on(hash, c);
  return hash;
}

bool mentions_iis_express(std::string_view text) {
  static constexpr std::string_view kVariables[] = {"%IIS_BIN%", "%IIS_USER_HOME%", "%IIS_SITES_HOME%"};
  for (std::size_t at = text.find("%IIS_"); at != std::string_view::npos; at = text.find("%IIS_", at + 1)) {
    const std::string_view rest = text.substr(at);
    if (std::any_of(std::begin(kVariables), std::end(kVariables),
                    [rest](std::string_view variable) { return rest.starts_with(variable); }))
      return true;
  }
  return false;
}

bool is_at_or_above(std::string_view path, std::string_view below) {
  return path.empty() || path == below ||
         (below.size() > path.size() && below.starts_with(path) && below[path.size()] == '/');
}

/// What the element belongs to: 'section' is its section, unless it is in an entry of a collection;
/// 'container' means a group, location or the root.
struct Owner {
  const schema::ElementType* section = nullptr;
  bool is_container = false;
};

Owner owner_of(const xml::Document& document, const schema::Binding& binding, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    const schema::ElementType* type = binding.type(id);
    if (type == nullptr) return {};
    if (type->kind == ElementKind::section) return {type, false};
    if (type->kind == ElementKind::container) return {nullptr, id == element};
    const schema::ChildFact* child = binding.child(id);
    if (child != nullptr && child->directive != Directive::none) return {};  // an entry answers for itself
  }
  return {};
}

bool stops_at_applications(const xml::Document& document, xml::NodeId location) {
  if (location == xml::kNone) return false;
  const xml::AttributeId id = document.find_attribute(location, "inheritInChildApplications");
  std::string buffer;
  return id != xml::kNone && document.value(document.attribute(id), buffer) == "false";
}

}  // namespace

FileIndex::FileIndex(const xml::Document& document, const schema::Binding& binding) {
  number_of({});
  add_sections(document, binding);
  numbers_.clear();
  for (LocationId id = 0; id < locations_.size(); ++id)
    by_path_.emplace(Hashed{locations_[id], hash_of(locations_[id])}, id);
  find_lost(document, binding);
  find_locks(document);
}

LocationId FileIndex::number_of(const std::string& location) {
  const auto [found, fresh] = numbers_.try_emplace(location, static_cast<LocationId>(locations_.size()));
  if (fresh) locations_.push_back(location);
  return found->second;
}

void FileIndex::add_sections(const xml::Document& document, const schema::Binding& binding) {
  struct Known {
    xml::NodeId element = xml::kNone;
    LocationId number = 0;
    bool stops = false;
  } last;  // sections of one location stand side by side
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].standing != BindStatus::bound) continue;
    if (const schema::ChildFact* child = binding.child(id); child != nullptr && !child->defaults_of.empty())
      defaults_[shared_parent(binding, document.node(id).parent)].push_back(id);
    const schema::ElementType& type = *binding.type(id);
    if (type.kind != ElementKind::section) continue;
    const xml::NodeId location = schema::location_of(document, id);
    if (location != last.element)
      last = {location, number_of(schema::location_path(document, id)),
              stops_at_applications(document, location)};
    SectionElements& section = sections_[type.section.path];
    const LocationId number = location == xml::kNone ? 0 : last.number;
    std::vector<std::uint32_t>& here = section.by_location[number];
    if (here.size() == kMostRepeated) {
      lost_sections_.insert(type.section.path);
      continue;
    }
    here.push_back(static_cast<std::uint32_t>(section.all.size()));
    section.all.push_back({id, number, location != xml::kNone && last.stops});
  }
}

/// The element under which the *Defaults elements of `parent` are kept: the first one of a section.
xml::NodeId FileIndex::shared_parent(const schema::Binding& binding, xml::NodeId parent) const {
  const schema::ElementType* type = binding.type(parent);
  if (type == nullptr || type->kind != ElementKind::section) return parent;
  const SectionElements* section = find(type->section.path);
  return section == nullptr ? parent : section->all.front().element;
}

std::span<const xml::NodeId> FileIndex::defaults_in(const schema::Binding& binding,
                                                    xml::NodeId parent) const {
  const auto found = defaults_.find(shared_parent(binding, parent));
  return found == defaults_.end() ? std::span<const xml::NodeId>() : found->second;
}

void FileIndex::find_lost(const xml::Document& document, const schema::Binding& binding) {
  for (const UnreadableItem& lost : binding.lost_at(document.root())) {
    if (lost.kind == UnreadableItem::Kind::anywhere) lost_anywhere_.insert(lost.name);
  }
  for (const UnreadableItem& lost : binding.lost) {
    const Owner owner = owner_of(document, binding, lost.element);
    if (owner.section != nullptr) lost_sections_.insert(owner.section->section.path);
    if (!owner.is_container && lost.kind != UnreadableItem::Kind::anywhere) continue;
    if (lost.name.empty()) any_may_be_lost_ = true;
    lost_names_.emplace(lost.name);
  }
  if (document.errors.empty()) return;  // nothing is damaged
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (!document.node(id).damaged) continue;
    const Owner owner = owner_of(document, binding, id);
    any_may_be_lost_ = any_may_be_lost_ || owner.is_container;
    if (owner.section != nullptr) lost_sections_.insert(owner.section->section.path);
  }
}

void FileIndex::find_locks(const xml::Document& document) {
  is_of_iis_express_ = mentions_iis_express(document.text());
  has_locks_ = std::any_of(document.attributes.begin(), document.attributes.end(),
                           [&](const xml::Attribute& one) { return document.name(one).starts_with("lock"); });
}

const SectionElements* FileIndex::find(std::string_view section_path) const {
  const auto found = sections_.find(section_path);
  return found == sections_.end() ? nullptr : &found->second;
}

std::vector<LocationId> FileIndex::locations_above(std::string_view path) const {
  constexpr std::size_t kFew = 8;
  std::vector<LocationId> found;
  if (locations_.size() <= kFew) {
    for (LocationId id = 0; id < locations_.size(); ++id) {
      if (is_at_or_above(locations_[id], path)) found.push_back(id);
    }
    std::sort(found.begin(), found.end(),
              [&](LocationId a, LocationId b) { return locations_[a].size() < locations_[b].size(); });
    return found;
  }
  std::uint64_t hash = kHashStart;
  const auto look_up = [&](std::size_t end) {
    const auto one = by_path_.find(Hashed{path.substr(0, end), hash});
    if (one != by_path_.end()) found.push_back(one->second);
  };
  look_up(0);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/' && i > 0) look_up(i);
    hash = hash_on(hash, path[i]);
  }
  if (!path.empty()) look_up(path.size());
  return found;
}

bool FileIndex::may_have_lost(std::string_view section_path) const {
  if (any_may_be_lost_ || lost_sections_.count(section_path) != 0) return true;
  if (lost_names_.empty()) return false;
  const auto parts = base::split(section_path, '/');
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return lost_names_.count(part) != 0; });
}

}  // namespace iislint::config
