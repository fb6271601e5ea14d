#include "rules/checks/aspnet/aspnet_web_service_documentation.h"

#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetWebServiceDocumentation::Case;
using schema::Directive;

bool names_documentation(const FileView& file, xml::NodeId entry) {
  const xml::AttributeId id = file.document().find_attribute(entry, "name");
  return id != xml::kNone && base::equals_ignoring_case(text_of(file, id), "Documentation");
}

void judge(const FileView& file, xml::NodeId protocols, Reporter<AspnetWebServiceDocumentation>& reporter) {
  bool is_there = file.kind() != schema::FileKind::machine;
  xml::NodeId added = xml::kNone;
  xml::for_each_child_element(file.document(), protocols, [&](xml::NodeId child) {
    const schema::ChildFact* fact = file.binding().child(child);
    const Directive directive = fact == nullptr ? Directive::none : fact->directive;
    const bool is_about_it = directive == Directive::clear || names_documentation(file, child);
    if (directive == Directive::none || !is_about_it) return;
    is_there = directive == Directive::add;
    added = is_there ? child : xml::kNone;
  });
  if (!is_there) return;
  AspnetWebServiceDocumentation::Finding finding;
  finding.at = anchor_of_element(file, added != xml::kNone ? added : protocols);
  reporter.report(added != xml::kNone ? Case::added : Case::inherited, std::move(finding));
}

}  // namespace

void check(const AspnetWebServiceDocumentation& rule, Reporter<AspnetWebServiceDocumentation>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer :
       hierarchy.sections_at(hierarchy.own_index(), "system.web/webServices", rule.place())) {
    xml::for_each_child_element(file.document(), layer.element, [&](xml::NodeId child) {
      if (file.document().name(child) == "protocols" && is_bound(file, child) &&
          !file.document().node(child).damaged)
        judge(file, child, reporter);
    });
  }
}

}  // namespace iislint::rules::checks
