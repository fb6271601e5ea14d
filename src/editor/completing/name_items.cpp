#include "editor/completing/name_items.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/text.h"
#include "config/files/hierarchy.h"
#include "config/views/section_view.h"
#include "editor/names/mentions.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/locks_here.h"
#include "schema/binding/config_path.h"
#include "source/paths.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using schema::ElementType;
using xml::NodeId;

void add_words(std::vector<OfferedName>& names, std::initializer_list<const char*> words,
               const char* detail) {
  for (const char* word : words)
    names.push_back({word, detail});
}

/// Sites with their applications and virtual directories, of the files above and this one.
void add_places(const OpenFile& file, std::vector<OfferedName>& names) {
  const auto path_in = [](const xml::Document& document, NodeId id) {
    const std::string path = text_of(document, id, "path");
    return path == "/" ? std::string() : path;
  };
  for (const config::HierarchyFile& level : file.levels) {
    const xml::Document& document = *level.document;
    const schema::TypeId site_type = level.binding->facts->item("site")->item_type;
    const auto add = [&](std::string place, const char* detail) {
      names.push_back({std::move(place), detail});
    };
    for (NodeId site = 1; site < document.nodes.size(); ++site) {
      if (level.binding->elements[site].type != site_type) continue;
      const xml::AttributeId name_id = document.find_attribute(site, "name");
      if (name_id == xml::kNone) continue;
      if (holds_secret(document, level.binding->secrets, document.attribute(name_id))) continue;
      const std::string name = text_of(document, document.attribute(name_id));
      add(name, "site");
      xml::for_each_child_element(document, site, [&](NodeId application) {
        if (document.name(application) != "application") return;
        const std::string path = path_in(document, application);
        if (!path.empty()) add(name + path, "application");
        xml::for_each_child_element(document, application, [&](NodeId directory) {
          if (document.name(directory) != "virtualDirectory") return;
          const std::string below = path_in(document, directory);
          if (!below.empty()) add(name + path + below, "virtual directory");
        });
      });
    }
  }
}

void add_declared(const OpenFile& file, NodeId element, Thing thing, std::vector<OfferedName>& names) {
  if (thing == Thing::site) return add_places(file, names);
  if (thing == Thing::handler_precondition)
    return add_words(names,
                     {"integratedMode", "classicMode", "bitness32", "bitness64", "runtimeVersionv2.0",
                      "runtimeVersionv4.0", "managedHandler"},
                     "precondition");
  if (thing == Thing::protocol)
    add_words(names, {"http", "https", "ftp", "net.tcp", "net.pipe", "net.msmq", "msmq.formatname"},
              "protocol");
  for (DeclaredName& declared : declared_names(file, thing, scope_of(file.document(), element, thing)))
    names.push_back({std::move(declared.name), std::string(word_for(thing))});
}

/// Keys of the entries in force that a <remove> can take away.
void add_removable(const OpenFile& file, const Cursor& cursor, std::string_view attribute,
                   std::vector<OfferedName>& names) {
  const xml::Document& document = file.document();
  const NodeId collection = document.node(cursor.element).parent;
  const ElementType* section = section_around(file, collection);
  if (section == nullptr || file.levels.empty()) return;
  const std::string path = group_path_of(file, collection);
  if (!path.starts_with(section->section.path)) return;
  std::string steps = path.substr(section->section.path.size());
  if (steps.starts_with("/")) steps.erase(0, 1);
  const config::Hierarchy hierarchy(file.levels);
  const config::SectionView view(hierarchy, section->section.path);
  for (const config::ElementRef& entry : view.entries(place_of(file, collection), steps).in_force) {
    const xml::AttributeId id = entry.document->find_attribute(entry.element, attribute);
    if (id == xml::kNone) continue;
    const xml::Attribute& key = entry.document->attribute(id);
    if (!holds_secret(*entry.document, entry.binding->secrets, key))
      names.push_back({text_of(*entry.document, key), "entry in force"});
  }
}

/// The parts of section paths that continue the groups around the declaration.
void add_section_names(const OpenFile& file, const Cursor& cursor, bool is_group,
                       std::vector<OfferedName>& names) {
  const xml::Document& document = file.document();
  std::string prefix;
  for (NodeId id = document.node(cursor.element).parent; id != 0 && id != xml::kNone;
       id = document.node(id).parent) {
    if (document.name(id) == "sectionGroup") prefix = text_of(document, id, "name") + "/" + prefix;
  }
  std::set<std::string> known;
  for (const ElementType& type : file.facts().types) {
    const std::string_view path = type.section.path;
    if (type.kind != schema::ElementKind::section || !path.starts_with(prefix)) continue;
    const std::string_view rest = path.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    if ((slash != std::string_view::npos) == is_group &&
        known.insert(std::string(rest.substr(0, slash))).second)
      names.push_back({std::string(rest.substr(0, slash)), is_group ? "section group" : "section",
                       CompletionKind::section});
  }
}

/// Names that a lock list may hold.
bool add_lockable(const OpenFile& file, const ElementType& type, std::string_view attribute,
                  std::vector<OfferedName>& names) {
  if (attribute == "lockAttributes" || attribute == "lockAllAttributesExcept") {
    for (const schema::AttributeFact& fact : file.facts().attributes_of(type))
      names.push_back({std::string(fact.name), "attribute"});
    return true;
  }
  if (attribute == "lockElements" || attribute == "lockAllElementsExcept") {
    for (const schema::ChildFact& child : file.facts().children_of(type))
      names.push_back({std::string(child.name), "element"});
    return true;
  }
  return false;
}

void add_files(const OpenFile& file, std::vector<OfferedName>& names) {
  constexpr std::size_t kMostFiles = 200;
  const std::string& path = file.project.files().given_path(file.id());
  const auto entries = file.project.reader().list(source::folder_of(path));
  if (!entries) return;
  for (const source::DirectoryEntry& entry : *entries) {
    const bool is_own = path.ends_with(entry.name);
    if (entry.kind != source::PathKind::file || is_own || !entry.name.ends_with(".config")) continue;
    if (names.size() < kMostFiles) names.push_back({entry.name, "file", CompletionKind::file});
  }
}

/// Behind the '{' that begins the name of a map, in a rule of URL Rewrite.
std::optional<std::uint32_t> brace_before(const OpenFile& file, const Cursor& cursor, std::uint32_t offset) {
  const std::string_view text = file.document().text();
  bool is_in_rule = false, is_in_rewrite = false;
  for (NodeId id = cursor.element; id != 0 && id != xml::kNone; id = file.document().node(id).parent) {
    is_in_rule = is_in_rule || file.document().name(id) == "rule";
    is_in_rewrite = is_in_rewrite || (is_in_rule && file.document().name(id) == "rewrite");
  }
  if (!is_in_rewrite) return std::nullopt;
  for (std::uint32_t at = offset; at > cursor.begin; --at) {
    const char c = text[at - 1];
    if (c == '{') return at;
    if (c == '}' || c == ':') return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

NameSource name_source(const OpenFile& file, const Cursor& cursor, std::uint32_t offset,
                       const ElementType& type) {
  NameSource source;
  const xml::Document& document = file.document();
  const std::string_view attribute = document.name(document.attribute(cursor.attribute));
  if (const auto brace = brace_before(file, cursor, offset)) {
    source.is_in_braces = true;
    source.begin = *brace;
    for (DeclaredName& declared : declared_names(file, Thing::rewrite_map))
      source.names.push_back({declared.name + ":", "rewrite map"});
    return source;
  }
  if (const Role* role = role_of(document, cursor.element, attribute)) {
    source.is_list = role->is_list;
    const bool is_native = role->thing == Thing::module && role->part == Part::declares;
    if (role->part == Part::refers) add_declared(file, cursor.element, role->thing, source.names);
    if (is_native) add_declared(file, cursor.element, Thing::native_module, source.names);
  }
  const ElementFacts facts = facts_of(file, cursor.element);
  if (facts.child != nullptr && facts.child->directive == schema::Directive::remove && source.names.empty())
    add_removable(file, cursor, attribute, source.names);
  const std::string_view element = document.name(cursor.element);
  if (attribute == "name" && (element == "section" || element == "sectionGroup"))
    add_section_names(file, cursor, element == "sectionGroup", source.names);
  if (attribute == "configSource") add_files(file, source.names);
  source.is_list = add_lockable(file, type, attribute, source.names) || source.is_list;
  return source;
}

}  // namespace iislint::editor
