// The parts that make a Binding, for the sources of this folder only; the way in is schema::bind().
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "schema/binding/binding.h"
#include "schema/binding/type_summary.h"
#include "xml/anchor.h"

namespace iislint::schema {

/// What the passes share: the document, the result and how findings enter it.
class BindingPass {
 public:
  BindingPass(const xml::Document& bound_document, const BindOptions& binding_terms, Binding& result)
      : document(bound_document), terms(binding_terms), types(*result.facts), binding(result) {}

  /// Adds a finding about `element` (or one of its attributes), with key path and site.
  void report(xml::NodeId element, XsdExpectation::Kind claim, diag::Diagnostic finding,
              std::string_view attribute = {});
  void accept(xml::NodeId element) {
    binding.claims.push_back({XsdExpectation::Kind::accepted, element, {}});
  }
  void lose(UnreadableItem::Kind what, xml::NodeId element, std::string_view name) {
    binding.lost.push_back({what, element, name});
  }
  bool is_secret(const xml::Attribute& attribute) const {
    return xml::touches(binding.secrets, attribute.value_begin, attribute.value_end);
  }
  const Catalog& facts() const { return *binding.facts; }
  /// Whether this file or one further up declares the section.
  bool is_declared(std::string_view path) const;
  /// Whether the declarations are those of a whole server: what is not among them does not exist there.
  bool is_server_known() const;
  /// Whether the element stands in a section that .NET reads and IIS does not.
  bool is_read_by_dotnet(xml::NodeId element) const;
  bool is_bound(xml::NodeId id) const { return binding.elements[id].standing == BindStatus::bound; }

  const xml::Document& document;
  const BindOptions& terms;
  TypeSummaries types;
  std::set<std::string_view> modules;  ///< add-ons that have been spoken of
  /// Names of sections that are declared and that nobody here knows; made when the first is asked for.
  std::optional<std::set<std::string_view>> foreign_sections;
  std::map<std::string, bool, std::less<>> allowed_homes;  ///< places, and whether this file may have them
  Binding& binding;
};

/// Explains an element whose name its parent's type does not know, and says what was lost by it.
void explain_unknown_element(BindingPass& pass, xml::NodeId element, xml::NodeId parent);

/// Whether a file of that kind may set a section of that allowDefinition, as far as the kind alone can tell.
bool may_define(std::string_view allow_definition, FileKind kind);

/// A section that is known, but may not be set in this file or does not exist on a server as declared.
void check_section_place(BindingPass& pass, xml::NodeId element);

/// Explains an attribute whose name its element's type does not know. The name it was meant for, if that is
/// clear.
std::string_view explain_unknown_attribute(BindingPass& pass, xml::NodeId element,
                                           const xml::Attribute& attribute);

/// An element with a name of its own (sslClientCertificates) inside content that is not looked into
/// otherwise.
void explain_stray_element(BindingPass& pass, xml::NodeId element);

/// Values, unknown and missing attributes of one bound element.
void bind_attributes(BindingPass& pass, xml::NodeId element);

/// What IIS makes of the text of one attribute that is no error.
void check_text(BindingPass& pass, xml::NodeId element, xml::AttributeId id, const AttributeFact& fact,
                std::string_view text);

/// Duplicate keys of every collection, after all elements are bound.
void check_collection_keys(BindingPass& pass);

/// Names in lock lists, after all elements are bound.
void check_lock_lists(BindingPass& pass);

/// Paths and attributes of <location>, after all elements are bound.
void check_locations(BindingPass& pass);

/// Where configSource may not stand or lead, after all elements are bound.
void check_config_sources(BindingPass& pass);

/// Sites that have no root, after all elements are bound.
void check_site_roots(BindingPass& pass);

/// Repeated elements and sections, order of configSections, after all elements are bound.
void check_repetition(BindingPass& pass);

}  // namespace iislint::schema
