// The parts that make a Binding, for the sources of this folder only; the way in is schema::bind().
#pragma once

#include <set>
#include <string>

#include "schema/binding.h"
#include "xml/anchor.h"

namespace iislint::schema {

/// What the passes share: the document, the result and how findings enter it.
class BindingPass {
 public:
  BindingPass(const xml::Document& bound_document, FileKind file_kind, Binding& result)
      : document(bound_document), kind(file_kind), binding(result) {}

  /// Adds a finding about `element` (or one of its attributes), with key path and site.
  diag::Diagnostic& report(xml::NodeId element, Claim::Kind claim, diag::Diagnostic finding,
                           std::string_view attribute = {});
  void accept(xml::NodeId element) { binding.claims.push_back({Claim::Kind::accepted, element, {}}); }
  void lose(Lost::Kind what, xml::NodeId element, std::string_view name) {
    binding.lost.push_back({what, element, name});
  }
  bool is_secret(const xml::Attribute& attribute) const {
    return xml::touches(binding.secrets, attribute.value_begin, attribute.value_end);
  }
  bool is_bound(xml::NodeId id) const { return binding.elements[id].standing == Standing::bound; }

  const xml::Document& document;
  const FileKind kind;
  Binding& binding;
};

/// Sections that the file itself declares in <configSections>: "group/section" paths, and the paths of their
/// groups.
std::set<std::string, std::less<>> declared_sections(const xml::Document& document);

/// Explains an element whose name its parent's type does not know, and says what was lost by it.
void explain_unknown_element(BindingPass& pass, xml::NodeId element, xml::NodeId parent,
                             const std::set<std::string, std::less<>>& declared);

/// Explains an attribute whose name its element's type does not know. The name it was meant for, if that is
/// clear.
std::string_view explain_unknown_attribute(BindingPass& pass, xml::NodeId element,
                                           const xml::Attribute& attribute);

/// An element with a name of its own (sslClientCertificates) inside content that is not looked into
/// otherwise.
void explain_stray_element(BindingPass& pass, xml::NodeId element);

/// Values, unknown and missing attributes of one bound element.
void bind_attributes(BindingPass& pass, xml::NodeId element);

/// Duplicate keys of every collection, after all elements are bound.
void check_collection_keys(BindingPass& pass);

/// Repeated elements and sections, order of configSections, after all elements are bound.
void check_repetition(BindingPass& pass);

}  // namespace iislint::schema
