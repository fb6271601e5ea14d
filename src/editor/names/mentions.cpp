#include "editor/names/mentions.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/text.h"
#include "editor/reading/cursor.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using xml::Document;
using xml::NodeId;

bool is_name_of_brace(char c) {
  return c != '{' && c != '}' && c != ':' && c != '"' && c != '<' && c != '>' && !base::is_space(c);
}

/// What stands before a colon in braces and is no map: references to groups, and functions.
bool is_function(std::string_view name) {
  for (const std::string_view known : {"R", "C", "UrlEncode", "UrlDecode", "ToLower", "HtmlEncode"}) {
    if (base::equals_ignoring_case(name, known)) return true;
  }
  return name.empty();
}

/// Names of maps as in "{Map:{REQUEST_URI}}".
void add_maps(const Document& document, NodeId element, const xml::Attribute& attribute,
              std::vector<Mention>& found) {
  std::string buffer;
  const std::string_view value = document.value(attribute, buffer);
  xml::Pieces pieces(document, attribute);
  for (std::size_t brace = value.find('{'); brace != std::string_view::npos;
       brace = value.find('{', brace + 1)) {
    std::size_t end = brace + 1;
    while (end < value.size() && (is_name_of_brace(value[end]) || value[end] == ' '))
      ++end;
    if (end == value.size() || value[end] != ':') continue;
    const std::string_view name = value.substr(brace + 1, end - brace - 1);
    if (is_function(name)) continue;
    found.push_back({Thing::rewrite_map, Part::refers, pieces.span(brace + 1, end), std::string(name),
                     element, attribute.quoted});
  }
}

bool is_in_rewrite_rule(const Document& document, NodeId element) {
  bool is_in_rule = false;
  for (; element != 0 && element != xml::kNone; element = document.node(element).parent) {
    const std::string_view name = document.name(element);
    is_in_rule = is_in_rule || name == "rule";
    if (name == "rewrite") return is_in_rule;
  }
  return false;
}

/// A piece of the value [begin, end) without blanks round it.
void add_piece(const Document& document, NodeId element, const Role& role, std::string_view value,
               std::size_t begin, std::size_t end, bool is_quoted, xml::Pieces& pieces,
               std::vector<Mention>& found) {
  while (begin < end && base::is_space(value[begin]))
    ++begin;
  while (end > begin && base::is_space(value[end - 1]))
    --end;
  if (begin == end) return;
  found.push_back({role.thing, role.part, pieces.span(begin, end),
                   std::string(value.substr(begin, end - begin)), element, is_quoted,
                   scope_of(document, element, role.thing)});
}

}  // namespace

std::vector<Mention> mentions_in(const Document& document, NodeId element, xml::AttributeId id) {
  std::vector<Mention> found;
  const xml::Attribute& attribute = document.attribute(id);
  const Role* role = role_of(document, element, document.name(attribute));
  if (role == nullptr) {
    const std::string_view raw =
        document.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
    if (raw.find('{') != std::string_view::npos && is_in_rewrite_rule(document, element))
      add_maps(document, element, attribute, found);
    return found;
  }
  std::string buffer;
  const std::string_view value = document.value(attribute, buffer);
  xml::Pieces pieces(document, attribute);
  if (role->is_list) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      add_piece(document, element, *role, value, begin, end, attribute.quoted, pieces, found);
      begin = end + 1;
    }
  } else if (role->is_first) {
    const std::size_t begin = value.find_first_not_of('/');
    if (begin != std::string_view::npos)
      add_piece(document, element, *role, value, begin, std::min(value.find('/', begin), value.size()),
                attribute.quoted, pieces, found);
  } else {
    add_piece(document, element, *role, value, 0, value.size(), attribute.quoted, pieces, found);
  }
  return found;
}

void for_each_mention(const Document& document, const std::function<void(Mention&&)>& visit) {
  for (NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::element) continue;
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
      for (Mention& mention : mentions_in(document, id, node.first_attribute + i))
        visit(std::move(mention));
    }
  }
}

std::optional<Mention> mention_at(const Document& document, std::uint32_t offset) {
  const Cursor cursor = cursor_at(document, offset);
  if (cursor.kind != CursorKind::attribute_value) return std::nullopt;
  for (Mention& mention : mentions_in(document, cursor.element, cursor.attribute)) {
    if (mention.span.begin <= offset && offset <= mention.span.end) return std::move(mention);
  }
  return std::nullopt;
}

bool can_mean(Thing named, Thing declared) {
  return named == declared || (named == Thing::module && declared == Thing::native_module) ||
         (named == Thing::native_module && declared == Thing::module) ||
         (named == Thing::rewrite_map && declared == Thing::rewrite_provider) ||
         (named == Thing::rewrite_provider && declared == Thing::rewrite_map);
}

bool is_same_name(const Mention& a, const Mention& b) {
  return can_mean(a.thing, b.thing) && a.scope == b.scope && base::equals_ignoring_case(a.name, b.name);
}

std::vector<const Document*> files_above(const OpenFile& file) {
  std::vector<const Document*> documents;
  for (const config::HierarchyFile& level : file.levels)
    documents.push_back(level.document);
  if (documents.empty()) documents.push_back(&file.document());
  return documents;
}

std::vector<const Document*> files_of_server(const OpenFile& file) {
  std::vector<const Document*> documents = files_above(file);
  std::set<source::FileId> known;
  for (const Document* document : documents)
    known.insert(document->file_id());
  engine::Layout& layout = file.project.layout();
  for (const source::FileId below : layout.below(documents.front()->file_id())) {
    if (!known.insert(below).second) continue;
    layout.prepare(below);
    const engine::ParsedFile* parsed = file.project.files().keep(below, layout.deciding(below));
    if (parsed != nullptr) documents.push_back(&parsed->document);
  }
  return documents;
}

std::string scope_of(const Document& document, NodeId element, Thing thing) {
  if (thing != Thing::section_provider) return {};
  const std::string path = schema::group_path(document, element);
  return path.substr(0, path.rfind("/providers/"));
}

std::vector<DeclaredName> declared_names(const OpenFile& file, Thing thing, std::string_view scope) {
  std::vector<DeclaredName> names;
  std::unordered_set<std::string> known;
  std::vector<const Document*> documents = files_above(file);
  std::reverse(documents.begin(), documents.end());
  for (const Document* document : documents) {
    const engine::ParsedFile* parsed = file.project.files().kept(document->file_id());
    if (parsed == nullptr) continue;
    for_each_mention(*document, [&](Mention&& mention) {
      if (mention.part != Part::declares || !can_mean(thing, mention.thing) || mention.scope != scope) return;
      if (xml::touches(parsed->secrets, mention.span.begin, mention.span.end)) return;
      if (known.insert(base::lower(mention.name)).second)
        names.push_back({std::move(mention.name), mention.span});
    });
  }
  return names;
}

}  // namespace iislint::editor
