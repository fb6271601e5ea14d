// <location>s that hold nothing, and sections that are opened to files further down.
#include <algorithm>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/key_path.h"
#include "schema/location_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

bool is_bound(const RuleRun& run, xml::NodeId element) {
  return run.config().binding().elements[element].standing == schema::Standing::bound;
}

bool has_only_blanks(const xml::Document& document, xml::NodeId element) {
  return document.node(element).first_child == xml::kNone;
}

bool has_child_element(const xml::Document& document, xml::NodeId element) {
  bool any = false;
  xml::for_each_child_element(document, element, [&](xml::NodeId) { any = true; });
  return any;
}

}  // namespace

void location_empty(RuleRun& run) {
  const xml::Document& document = run.document();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    if (document.name(id) != "location" || !is_bound(run, id) || document.node(id).damaged) return;
    if (has_child_element(document, id)) return;
    Details details;
    details.at = run.spot_of_element(id);
    // A comment inside would go with the element.
    if (has_only_blanks(document, id))
      details.fixes.push_back(removal_of_element(run, id, "Remove the location"));
    run.report("", std::move(details));
  });
}

namespace {

/// Whether a wrong value in a web.config would let somebody run code or log on who should not, and the
/// shipped server keeps the section shut.
bool is_sensitive(const schema::SectionFact& section) {
  static constexpr std::string_view kPaths[] = {"system.webServer/handlers", "system.webServer/modules",
                                                "system.webServer/security/access"};
  constexpr std::string_view kAuthentication = "system.webServer/security/authentication/";
  const bool is_named = std::find(std::begin(kPaths), std::end(kPaths), section.path) != std::end(kPaths);
  return section.denied && !section.unlocked && section.allow_definition != "AppHostOnly" &&
         (is_named || section.path.starts_with(kAuthentication));
}

const schema::SectionFact* sensitive_section(const schema::Catalog& facts, std::string_view path) {
  for (const schema::ElementType& type : facts.types) {
    if (type.section.path == path) return is_sensitive(type.section) ? &type.section : nullptr;
  }
  return nullptr;
}

void judge_declarations(RuleRun& run) {
  const schema::Binding& binding = run.config().binding();
  for (const auto& [path, declaration] : binding.declarations.sections()) {
    if (declaration.override_mode_default != "Allow" || sensitive_section(*binding.facts, path) == nullptr)
      continue;
    const xml::AttributeId mode = run.document().find_attribute(declaration.element, "overrideModeDefault");
    if (mode == xml::kNone) continue;
    Details details;
    details.at = spot_of_attribute(run, declaration.element, mode);
    details.holes = {{"section", path}};
    run.report("declaration", std::move(details));
  }
}

/// The attribute by which a location of the whole server opens its sections, or kNone.
xml::AttributeId opening_of(const RuleRun& run, xml::NodeId location) {
  const xml::AttributeId path = run.document().find_attribute(location, "path");
  if (path != xml::kNone && !schema::normal_location(text_of(run, path)).empty()) return xml::kNone;
  const xml::AttributeId mode = run.document().find_attribute(location, "overrideMode");
  if (mode != xml::kNone) return text_of(run, mode) == "Allow" ? mode : xml::kNone;
  const xml::AttributeId allow = run.document().find_attribute(location, "allowOverride");
  return allow != xml::kNone && text_of(run, allow) == "true" ? allow : xml::kNone;
}

void judge_locations(RuleRun& run) {
  const xml::Document& document = run.document();
  const schema::Binding& binding = run.config().binding();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element || !is_bound(run, id)) continue;
    const schema::SectionFact& section = binding.type(id)->section;
    if (section.path.empty() || !is_sensitive(section)) continue;
    const xml::NodeId location = schema::location_of(document, id);
    const xml::AttributeId opening = location == xml::kNone ? xml::kNone : opening_of(run, location);
    if (opening == xml::kNone) continue;
    Details details;
    details.at = run.spot_of_element(id);
    details.related.push_back(
        {"this opens the sections of the location", xml::value_of(document, document.attribute(opening))});
    details.holes = {{"section", std::string(section.path)}};
    run.report("location", std::move(details));
  }
}

}  // namespace

void sensitive_section_unlocked(RuleRun& run) {
  // A web.config opens nothing for the server, and IIS Express serves the person who writes it.
  if (run.config().sites().empty() || outline_of(run).is_of_express) return;
  judge_declarations(run);
  judge_locations(run);
}

}  // namespace iislint::rules::code
