// Sites without an application or a virtual directory at "/": IIS finds no configuration path for them
// ("Unrecognized configuration path"). A site that lists no application at all is taken for an excerpt.
#include "schema/binding/binder.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// Of the children of that name: how many there are, and whether one of them has the path "/". A path that
/// cannot be read may be it.
struct Paths {
  std::size_t count = 0;
  bool has_root = false;
};

Paths paths_of(const BindingPass& pass, xml::NodeId parent, std::string_view name) {
  Paths paths;
  xml::for_each_child_element(pass.document, parent, [&](xml::NodeId id) {
    if (pass.document.name(id) != name) return;
    ++paths.count;
    const xml::AttributeId path = pass.document.find_attribute(id, "path");
    std::string buffer;
    const bool is_readable = path != xml::kNone && pass.binding.attributes[path].good;
    paths.has_root =
        paths.has_root || !is_readable || pass.document.value(pass.document.attribute(path), buffer) == "/";
  });
  return paths;
}

void report(BindingPass& pass, xml::NodeId element, std::string message) {
  pass.report(element, XsdExpectation::Kind::beyond_xsd,
              Diagnostic(BuiltinRule::site_without_root_application, xml::name_of(pass.document, element),
                         std::move(message)));
}

}  // namespace

void check_site_roots(BindingPass& pass) {
  if (pass.terms.is_piece || !pass.document.errors.empty()) return;
  const ItemKind* site = pass.facts().item("site");
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (!pass.is_bound(id) || pass.binding.elements[id].type != site->item_type) continue;
    const Paths applications = paths_of(pass, id, "application");
    if (applications.count > 0 && !applications.has_root)
      report(pass, id, "this site has no application with the path \"/\"");
    xml::for_each_child_element(pass.document, id, [&](xml::NodeId application) {
      if (!pass.is_bound(application) || pass.document.name(application) != "application") return;
      const Paths folders = paths_of(pass, application, "virtualDirectory");
      if (folders.count > 0 && !folders.has_root)
        report(pass, application, "this application has no virtual directory with the path \"/\"");
    });
  }
}

}  // namespace iislint::schema
