#include "editor/navigation.h"

#include <algorithm>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "config/views/section_view.h"
#include "editor/names/mentions.h"
#include "editor/reading/cursor.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/locks_here.h"
#include "editor/reading/open_file.h"
#include "engine/explain_value.h"
#include "schema/binding/config_path.h"
#include "source/paths.h"
#include "source/windows_path.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using xml::Document;
using xml::NodeId;

Target element_target(const Document& document, NodeId id) {
  const xml::Node& node = document.node(id);
  return {document.span(node.begin, node.end), xml::name_of(document, id)};
}

Target mention_target(const Document& document, const Mention& mention) {
  const xml::Node& node = document.node(mention.element);
  return {document.span(node.begin, node.end), mention.span};
}

/// Where the thing gets its name, the nearest file first.
std::vector<Target> declarations(const OpenFile& file, const Mention& named) {
  std::vector<Target> targets;
  std::vector<const Document*> documents = files_above(file);
  std::reverse(documents.begin(), documents.end());
  for (const Document* document : documents) {
    for_each_mention(*document, [&](Mention&& mention) {
      if (mention.part == Part::declares && is_same_name(named, mention))
        targets.push_back(mention_target(*document, mention));
    });
  }
  return targets;
}

/// What stands behind the file's folder, as Windows finds it.
std::vector<Target> file_target(const OpenFile& file, std::string relative) {
  std::replace(relative.begin(), relative.end(), '\\', '/');
  const std::string folder = source::folder_of(file.project.files().given_path(file.id()));
  const auto path = source::find_as_windows(file.project.reader(), folder, relative);
  if (!path) return {};
  const source::FileId id = file.project.files().id_of(*path);
  if (file.project.files().kept(id) == nullptr && !file.project.files().load(id)) return {};
  return {{{id, 0, 0}, {id, 0, 0}}};
}

/// Other places where the value is written that is asked about, the last one that counts first.
std::vector<Target> writers(const OpenFile& file, const Cursor& cursor) {
  const ElementFacts facts = facts_of(file, cursor.element);
  const bool is_bound = file.parsed.binding && file.parsed.binding->fact(cursor.attribute) != nullptr;
  if (!is_bound || facts.type == nullptr) return {};
  const Document& document = file.document();
  const xml::Attribute& attribute = document.attribute(cursor.attribute);
  const auto value = engine::explain_attribute(file.project, file.id(), cursor.element,
                                               *file.parsed.binding->fact(cursor.attribute));
  if (!value) return {};
  std::vector<Target> targets;
  for (auto writer = value->writers.rbegin(); writer != value->writers.rend(); ++writer) {
    const bool is_asked = writer->span.file == file.id() && writer->span.begin <= attribute.value_end &&
                          attribute.value_begin <= writer->span.end;
    if (!is_asked) targets.push_back({writer->span, writer->span});
  }
  return targets;
}

/// The steps from its section down to the element.
std::optional<std::string> steps_to(const OpenFile& file, NodeId element,
                                    const schema::ElementType& section) {
  const std::string path = group_path_of(file, element);
  if (!path.starts_with(section.section.path)) return std::nullopt;
  std::string steps = path.substr(section.section.path.size());
  if (steps.starts_with("/")) steps.erase(0, 1);
  return steps;
}

/// The entries that a <remove> or <clear> takes away: those in force of the elements before this one.
std::vector<Target> removed(const OpenFile& file, NodeId directive, bool is_clear) {
  const Document& document = file.document();
  const NodeId collection = document.node(directive).parent;
  const schema::ElementType* section = section_around(file, collection);
  if (section == nullptr || file.levels.empty() || !file.parsed.binding) return {};
  const auto steps = steps_to(file, collection, *section);
  if (!steps) return {};
  const std::string key = config::entry_key(document, *file.parsed.binding, directive);
  std::vector<Target> targets;
  const config::Hierarchy hierarchy(file.levels);
  for (const config::Layer& layer : hierarchy.layers(section->section.path, place_of(file, collection))) {
    const config::HierarchyFile& level = hierarchy.levels()[layer.level];
    for (const config::ElementRef& list :
         config::elements_below({level.document, level.binding, layer.element}, *steps)) {
      xml::for_each_child_element(*list.document, list.element, [&](NodeId entry) {
        const schema::ChildFact* child = list.binding->child(entry);
        const bool is_before = list.document != &document || entry < directive;
        if (child == nullptr || child->directive != schema::Directive::add || !is_before) return;
        if (is_clear || config::entry_key(*list.document, *list.binding, entry) == key)
          targets.push_back(element_target(*list.document, entry));
      });
    }
  }
  std::reverse(targets.begin(), targets.end());
  return targets;
}

/// The same section in other places that count for it.
std::vector<Target> other_layers(const OpenFile& file, NodeId element) {
  const ElementFacts facts = facts_of(file, element);
  if (facts.type == nullptr || file.levels.empty()) return {};
  if (facts.child != nullptr && facts.child->directive == schema::Directive::remove)
    return removed(file, element, false);
  if (facts.child != nullptr && facts.child->directive == schema::Directive::clear)
    return removed(file, element, true);
  if (facts.type->kind != schema::ElementKind::section) return {};
  std::vector<Target> targets;
  const config::Hierarchy hierarchy(file.levels);
  for (const config::Layer& layer : hierarchy.layers(facts.type->section.path, place_of(file, element))) {
    const Document& document = *hierarchy.levels()[layer.level].document;
    if (&document != &file.document() || layer.element != element)
      targets.push_back(element_target(document, layer.element));
  }
  std::reverse(targets.begin(), targets.end());
  return targets;
}

std::vector<Target> value_targets(const OpenFile& file, const Cursor& cursor) {
  const Document& document = file.document();
  const xml::Attribute& attribute = document.attribute(cursor.attribute);
  const std::string_view name = document.name(attribute);
  if (name == "configSource" || (name == "file" && document.name(cursor.element) == "appSettings"))
    return file_target(file, text_of(document, attribute));
  const ElementFacts facts = facts_of(file, cursor.element);
  if (facts.child != nullptr && facts.child->directive == schema::Directive::remove)
    return removed(file, cursor.element, false);
  return writers(file, cursor);
}

}  // namespace

Definition definition(engine::Project& project, const std::string& path, std::uint32_t offset) {
  const auto file = open_file(project, path);
  if (!file) return {};
  offset = file->within(offset);
  const Document& document = file->document();
  const Cursor cursor = cursor_at(document, offset);
  Definition result;
  result.origin = document.span(cursor.begin, cursor.end);
  if (const auto mention = mention_at(document, offset)) {
    result.origin = mention->span;
    result.targets = declarations(*file, *mention);
    if (!result.targets.empty()) return result;
  }
  if (cursor.kind == CursorKind::element_name) result.targets = other_layers(*file, cursor.element);
  if (cursor.kind == CursorKind::attribute_value || cursor.kind == CursorKind::attribute_name)
    result.targets = value_targets(*file, cursor);
  return result;
}

std::vector<source::Span> references(engine::Project& project, const std::string& path, std::uint32_t offset,
                                     bool with_declaration) {
  const auto file = open_file(project, path);
  if (!file) return {};
  const auto asked = mention_at(file->document(), file->within(offset));
  if (!asked) return {};
  std::vector<source::Span> spans;
  for (const Document* document : files_of_server(*file)) {
    for_each_mention(*document, [&](Mention&& mention) {
      if (mention.part == Part::declares && !with_declaration) return;
      if (is_same_name(*asked, mention) || is_same_name(mention, *asked)) spans.push_back(mention.span);
    });
  }
  std::sort(spans.begin(), spans.end());
  return spans;
}

}  // namespace iislint::editor
