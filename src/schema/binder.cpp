#include "schema/binder.h"

#include "schema/key_path.h"
#include "schema/secrets.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::Diagnostic;

/// One pass over the nodes in document order: a parent is always bound before its children.
class Binder {
 public:
  explicit Binder(BindingPass& pass)
      : pass_(pass),
        document_(pass.document),
        binding_(pass.binding),
        declared_(declared_sections(pass.document)) {}

  void run() {
    binding_.elements.resize(document_.nodes.size());
    binding_.attributes.resize(document_.attributes.size());
    if (document_.root() == xml::kNone) return;
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind == xml::NodeKind::element) {
        bind_element(id);
        if (pass_.is_bound(id) && binding_.type(id)->kind != ElementKind::opaque) bind_attributes(pass_, id);
      } else if (node.kind == xml::NodeKind::text || node.kind == xml::NodeKind::cdata) {
        check_text(id);
      }
    }
    check_collection_keys(pass_);
    check_repetition(pass_);
  }

 private:
  void bind_element(xml::NodeId id) {
    BoundElement& element = binding_.elements[id];
    const xml::NodeId parent = document_.node(id).parent;
    if (id == document_.root()) {
      element = {catalog().root, kNoId, Standing::bound};
      return;
    }
    if (parent == 0) {  // a second root: reported as a syntax error
      element.standing = Standing::unknown;
      return;
    }
    const BoundElement& above = binding_.elements[parent];
    const bool in_opaque =
        above.standing == Standing::opaque ||
        (above.standing == Standing::bound && binding_.type(parent)->kind == ElementKind::opaque);
    if (in_opaque) {
      element.standing = Standing::opaque;
      explain_stray_element(pass_, id);
    } else if (above.standing == Standing::bound) {
      bind_child(id, parent);
    } else {
      element.standing = Standing::unknown;
    }
  }

  void bind_child(xml::NodeId id, xml::NodeId parent) {
    const ChildId child = find_child(document_.name(id), parent);
    if (child == kNoId) {
      binding_.elements[id].standing = Standing::unknown;
      explain_unknown_element(pass_, id, parent, declared_);
      return;
    }
    binding_.elements[id] = {catalog().children[child].type, child, Standing::bound};
    const ElementType& type = *binding_.type(id);
    if (type.allow_definition == "AppHostOnly" && !may_define_server_sections()) {
      binding_.elements[id].standing = Standing::unknown;
      Diagnostic finding(
          "section-not-delegable", xml::name_of(document_, id),
          "section " + std::string(type.section_path) + " may only stand in applicationHost.config");
      pass_.report(id, Claim::Kind::beyond_xsd, std::move(finding));
    }
  }

  bool may_define_server_sections() const {
    return pass_.kind == FileKind::application_host || pass_.kind == FileKind::machine;
  }

  /// An element whose end tag is lost may hold what belongs to an element further out.
  ChildId find_child(std::string_view name, xml::NodeId parent) const {
    for (xml::NodeId id = parent; id != xml::kNone && id != 0; id = document_.node(id).parent) {
      if (pass_.is_bound(id)) {
        const ChildId child = catalog().find_child(*binding_.type(id), name);
        if (child != kNoId) return child;
      }
      if (!document_.node(id).damaged) break;
    }
    return kNoId;
  }

  void check_text(xml::NodeId id) {
    const xml::NodeId parent = document_.node(id).parent;
    if (parent == 0 || !pass_.is_bound(parent) || binding_.type(parent)->kind == ElementKind::opaque) return;
    const xml::Node& node = document_.node(id);
    Diagnostic finding("unexpected-text", document_.span(node.begin, node.end),
                       "text inside <" + std::string(document_.name(parent)) + "> means nothing to IIS");
    pass_.report(parent, Claim::Kind::violation, std::move(finding));
  }

  BindingPass& pass_;
  const xml::Document& document_;
  Binding& binding_;
  const std::set<std::string, std::less<>> declared_;
};

}  // namespace

diag::Diagnostic& BindingPass::report(xml::NodeId element, Claim::Kind claim, Diagnostic finding,
                                      std::string_view attribute) {
  finding.config_path = attribute.empty() ? key_path(document, binding, element)
                                          : key_path(document, binding, element, attribute);
  if (std::string site = enclosing_site(document, binding, element); !site.empty()) {
    finding.sites.push_back(std::move(site));
  }
  binding.claims.push_back({claim, element, finding.rule_id});
  binding.findings.push_back(std::move(finding));
  return binding.findings.back();
}

Binding bind(const xml::Document& document, FileKind kind) {
  return bind(document, kind, secrets_of(document));
}

Binding bind(const xml::Document& document, FileKind kind, std::vector<source::Span> secrets) {
  Binding binding;
  binding.secrets = std::move(secrets);
  BindingPass pass(document, kind, binding);
  Binder(pass).run();
  return binding;
}

}  // namespace iislint::schema
