#include "editor/outline.h"

#include <algorithm>

#include "editor/json_documents.h"
#include "editor/reading/element_facts.h"
#include "editor/reading/open_file.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

using xml::NodeId;

/// An element that stands for something of its own, by where it stands.
struct NamedElement {
  std::string_view path;
  std::string_view attribute;  ///< that holds the name
  SymbolKind kind;
  std::string_view word;
};

constexpr NamedElement kNamed[] = {
    {"system.applicationHost/sites/site", "name", SymbolKind::site, "site"},
    {"system.applicationHost/sites/site/application", "path", SymbolKind::application, "application"},
    {"system.applicationHost/sites/site/application/virtualDirectory", "path", SymbolKind::directory,
     "virtual directory"},
    {"system.applicationHost/sites/site/bindings/binding", "bindingInformation", SymbolKind::binding,
     "binding"},
    {"system.applicationHost/applicationPools/add", "name", SymbolKind::pool, "application pool"},
    {"system.webServer/rewrite/rules/rule", "name", SymbolKind::rule, "rewrite rule"},
    {"system.webServer/rewrite/globalRules/rule", "name", SymbolKind::rule, "global rewrite rule"},
    {"system.webServer/rewrite/outboundRules/rule", "name", SymbolKind::rule, "outbound rule"},
    {"system.webServer/rewrite/rewriteMaps/rewriteMap", "name", SymbolKind::entry, "rewrite map"},
};

class Outline {
 public:
  explicit Outline(const OpenFile& file) : file_(file), document_(file.document()) {}

  /// The symbols of the children of the element; what stands for nothing itself gives those of its own
  /// children.
  std::vector<Symbol> below(NodeId parent) const {
    std::vector<Symbol> symbols;
    xml::for_each_child_element(document_, parent, [&](NodeId id) {
      if (auto symbol = symbol_of(id)) {
        if (!is_entry(id)) symbol->children = below(id);
        symbols.push_back(std::move(*symbol));
      } else {
        std::vector<Symbol> inner = below(id);
        std::move(inner.begin(), inner.end(), std::back_inserter(symbols));
      }
    });
    return symbols;
  }

 private:
  bool is_entry(NodeId id) const {
    const ElementFacts facts = facts_of(file_, id);
    return facts.type != nullptr && facts.type->child_count == 0;
  }

  Symbol make(NodeId id, SymbolKind kind, std::string detail, xml::AttributeId name) const {
    const xml::Node& node = document_.node(id);
    Symbol symbol;
    symbol.kind = kind;
    symbol.detail = std::move(detail);
    symbol.full = document_.span(node.begin, node.end);
    symbol.selected = xml::name_of(document_, id);
    symbol.name = std::string(document_.name(id));
    if (name == xml::kNone) return symbol;
    const xml::Attribute& attribute = document_.attribute(name);
    const std::string value = shown_value(document_, file_.parsed.secrets, attribute);
    if (value.empty()) return symbol;
    symbol.name = value;
    symbol.selected = document_.span(attribute.value_begin, attribute.value_end);
    return symbol;
  }

  std::optional<Symbol> symbol_of(NodeId id) const {
    const std::string_view name = document_.name(id);
    if (name == "location")
      return make(id, SymbolKind::location, "location", document_.find_attribute(id, "path"));
    for (const NamedElement& known : kNamed) {
      if (!known.path.ends_with(name) || !schema::has_group_path(document_, id, known.path)) continue;
      Symbol symbol =
          make(id, known.kind, std::string(known.word), document_.find_attribute(id, known.attribute));
      if (known.kind == SymbolKind::binding) symbol.detail = text_of(document_, id, "protocol");
      return symbol;
    }
    const ElementFacts facts = facts_of(file_, id);
    if (facts.type == nullptr) return std::nullopt;
    if (facts.type->kind == schema::ElementKind::section)
      return make(id, SymbolKind::section, "", xml::kNone);
    if (facts.type->kind == schema::ElementKind::container && document_.node(id).parent != 0)
      return make(id, SymbolKind::group, "", xml::kNone);
    if (facts.child != nullptr && !facts.child->defaults_of.empty())
      return make(id, SymbolKind::group, "defaults", xml::kNone);
    if (facts.child != nullptr && facts.child->directive != schema::Directive::none)
      return entry_symbol(id, *facts.type);
    return std::nullopt;
  }

  std::optional<Symbol> entry_symbol(NodeId id, const schema::ElementType& type) const {
    for (const schema::AttributeFact& fact : file_.facts().attributes_of(type)) {
      if (fact.key == schema::KeyRole::none) continue;
      const xml::AttributeId key = document_.find_attribute(id, fact.name);
      if (key != xml::kNone) return make(id, SymbolKind::entry, std::string(document_.name(id)), key);
    }
    return std::nullopt;
  }

  const OpenFile& file_;
  const xml::Document& document_;
};

}  // namespace

std::vector<Symbol> outline(engine::Project& project, const std::string& path) {
  if (is_json_document(path)) return json_outline(project, path);
  const auto file = open_file(project, path);
  return file ? Outline(*file).below(0) : std::vector<Symbol>();
}

}  // namespace iislint::editor
