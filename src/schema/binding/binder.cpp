#include "schema/binding/binder.h"

#include <algorithm>

#include "schema/binding/config_path.h"
#include "schema/binding/dotnet_reader.h"
#include "schema/binding/server_error.h"
#include "schema/secrets/secrets.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// One pass over the nodes in document order: a parent is always bound before its children.
class Binder {
 public:
  explicit Binder(BindingPass& pass) : pass_(pass), document_(pass.document), binding_(pass.binding) {}

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
    check_lock_lists(pass_);
    check_locations(pass_);
    check_config_sources(pass_);
    check_site_roots(pass_);
  }

 private:
  void bind_element(xml::NodeId id) {
    BoundElement& element = binding_.elements[id];
    const xml::NodeId parent = document_.node(id).parent;
    if (id == document_.root()) {
      const TypeId root = pass_.terms.root_type;
      element = {root != kNoId ? root : pass_.facts().root, kNoId, BindStatus::bound};
      return;
    }
    if (parent == 0) {  // a second root: reported as a syntax error
      element.standing = BindStatus::unknown;
      return;
    }
    const BoundElement& above = binding_.elements[parent];
    const bool in_opaque =
        above.standing == BindStatus::opaque ||
        (above.standing == BindStatus::bound && binding_.type(parent)->kind == ElementKind::opaque);
    if (in_opaque) {
      element.standing = BindStatus::opaque;
      explain_stray_element(pass_, id);
    } else if (above.standing == BindStatus::bound) {
      bind_child(id, parent);
    } else {
      element.standing = BindStatus::unknown;
    }
  }

  void bind_child(xml::NodeId id, xml::NodeId parent) {
    const ChildId child = find_child(document_.name(id), parent);
    if (child == kNoId) {
      binding_.elements[id].standing = BindStatus::unknown;
      explain_unknown_element(pass_, id, parent);
      return;
    }
    binding_.elements[id] = {pass_.facts().children[child].type, child, BindStatus::bound};
    if (binding_.type(id)->kind == ElementKind::section) check_section_place(pass_, id);
  }

  /// An element whose end tag is lost may hold what belongs to an element further out.
  ChildId find_child(std::string_view name, xml::NodeId parent) const {
    for (xml::NodeId id = parent; id != xml::kNone && id != 0; id = document_.node(id).parent) {
      if (pass_.is_bound(id)) {
        const ChildId child = pass_.facts().find_child(*binding_.type(id), name);
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
    Diagnostic finding(BuiltinRule::unexpected_text, document_.span(node.begin, node.end),
                       "text inside <" + std::string(document_.name(parent)) + "> has no meaning to IIS");
    pass_.report(parent, XsdExpectation::Kind::violation, std::move(finding));
  }

  BindingPass& pass_;
  const xml::Document& document_;
  Binding& binding_;
};

}  // namespace

void BindingPass::report(xml::NodeId element, XsdExpectation::Kind claim, Diagnostic finding,
                         std::string_view attribute) {
  const diag::BuiltinFacts& rule = diag::facts_of(*finding.builtin);
  binding.claims.push_back({claim, element, finding.builtin});
  const bool is_complete = terms.complete != nullptr && (*terms.complete)[element] &&
                           finding.builtin == BuiltinRule::missing_attribute;
  if (terms.is_piece && rule.needs_whole_file && !is_complete) return;
  if (!binding.findings.has_room_for(finding.rule_id)) return;
  // .NET knows more than the schema that IIS ships for its sections, and in .NET's own time.
  const bool by_dotnet = is_read_by_dotnet(element);
  const bool is_sure =
      by_dotnet && !terms.is_piece && is_refused_by_dotnet(*this, element, finding, attribute);
  if (!finding.severity && !rule.has_fixed_severity && (terms.is_piece || by_dotnet) && !is_sure)
    finding.severity = diag::Severity::warning;
  if (by_dotnet && finding.help.empty()) finding.help = help_for_dotnet(*finding.builtin);
  finding.server_error = server_error_of(*this, element, finding, attribute);
  finding.config_path = attribute.empty() ? key_path(document, binding, element)
                                          : key_path(document, binding, element, attribute);
  if (std::string site = shown_site(document, binding, element); !site.empty()) {
    finding.sites.push_back(std::move(site));
  }
  binding.findings.add(std::move(finding));
}

bool BindingPass::is_declared(std::string_view path) const {
  const auto declares = [path](const Declarations& declarations) {
    return declarations.find(path) != nullptr || declarations.has_group(path);
  };
  return declares(binding.declarations) ||
         std::any_of(terms.above.begin(), terms.above.end(),
                     [&](const Declarations* above) { return declares(*above); });
}

bool BindingPass::is_server_known() const {
  return binding.declarations.is_of_server() ||
         std::any_of(terms.above.begin(), terms.above.end(),
                     [](const Declarations* above) { return above->is_of_server(); });
}

bool BindingPass::is_read_by_dotnet(xml::NodeId element) const {
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    const ElementType* type = binding.type(id);
    if (type != nullptr && type->section.read_by_dotnet) return true;
  }
  return false;
}

Binding bind(const xml::Document& document, FileKind kind) {
  BindOptions terms;
  terms.kind = kind;
  SecretNames names(*terms.facts);
  return schema::bind(document, terms, secrets_of(document, names));
}

Binding bind(const xml::Document& document, const BindOptions& terms, std::vector<source::Span> secrets) {
  Binding binding;
  binding.findings = diag::FindingList(diag::most_findings(document.text().size()));
  binding.facts = terms.facts;
  binding.secrets = std::move(secrets);
  binding.declarations = Declarations(document);
  BindingPass pass(document, terms, binding);
  Binder(pass).run();
  std::stable_sort(binding.lost.begin(), binding.lost.end(),
                   [](const UnreadableItem& a, const UnreadableItem& b) { return a.element < b.element; });
  return binding;
}

std::span<const UnreadableItem> Binding::lost_at(xml::NodeId element) const {
  const auto before = [](const UnreadableItem& one, xml::NodeId id) { return one.element < id; };
  const auto behind = [](xml::NodeId id, const UnreadableItem& one) { return id < one.element; };
  const auto first = std::lower_bound(lost.begin(), lost.end(), element, before);
  const auto last = std::upper_bound(first, lost.end(), element, behind);
  return {first, last};
}

}  // namespace iislint::schema
