// <location>s that hold nothing, and sections that are opened to files further down.
#include <algorithm>

#include "base/text.h"
#include "base/word_list.h"
#include "config/lock_list.h"
#include "config/section_locks.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

bool is_bound(const RuleEvaluation& run, xml::NodeId element) {
  return run.config().binding().elements[element].standing == schema::BindStatus::bound;
}

bool is_container(const RuleEvaluation& run, xml::NodeId element) {
  const schema::ElementType* type = run.binding().type(element);
  return is_bound(run, element) && type != nullptr && type->kind == schema::ElementKind::container &&
         !run.document().node(element).damaged;
}

/// Whether there is nothing but section groups in the element. The depth is that of the groups.
bool holds_no_section(const RuleEvaluation& run, xml::NodeId element) {
  bool result = true;
  xml::for_each_child_element(run.document(), element, [&](xml::NodeId child) {
    result = result && is_container(run, child) && holds_no_section(run, child);
  });
  return result;
}

/// Whether there is nothing but elements in the element, comments neither.
bool holds_no_words(const xml::Document& document, xml::NodeId element) {
  for (xml::NodeId id = document.node(element).first_child; id != xml::kNone;
       id = document.node(id).next_sibling) {
    if (document.node(id).kind != xml::NodeKind::element || !holds_no_words(document, id)) return false;
  }
  return true;
}

}  // namespace

void location_empty(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    if (document.name(id) != "location" || !is_container(run, id) || !holds_no_section(run, id)) return;
    FindingArgs details;
    details.at = run.anchor_of_element(id);
    // A comment inside would go with the element.
    if (holds_no_words(document, id))
      details.fixes.push_back(removal_of_element(run, id, "Remove the location"));
    run.report("", std::move(details));
  });
}

namespace {

constexpr std::string_view kAccess = "system.webServer/security/access";
constexpr std::string_view kAuthentication = "system.webServer/security/authentication/";

/// Whether a wrong value in a web.config would let somebody run code or log on who should not, and the
/// shipped server keeps the section shut.
bool is_sensitive(const schema::SectionFact& section) {
  static constexpr std::string_view kPaths[] = {"system.webServer/handlers", "system.webServer/modules",
                                                kAccess};
  const bool is_named = std::find(std::begin(kPaths), std::end(kPaths), section.path) != std::end(kPaths);
  return section.denied && !section.unlocked && section.allow_definition != "AppHostOnly" &&
         (is_named || section.path.starts_with(kAuthentication));
}

/// The attribute by which the section lets people in; empty when it is more than one.
std::string_view guarded_attribute(const schema::SectionFact& section) {
  if (section.path.starts_with(kAuthentication)) return "enabled";
  return section.path == kAccess ? "sslFlags" : std::string_view();
}

/// Whether the server's own element of the section has locks that keep a web.config from the setting.
bool is_locked_by_itself(const RuleEvaluation& run, const schema::SectionFact& section) {
  const config::Hierarchy& hierarchy = run.context().hierarchy();
  const config::HierarchyFile& own = hierarchy.own();
  const std::vector<config::Layer>& layers = hierarchy.sections_at(hierarchy.own_index(), section.path, "");
  const std::string_view attribute = guarded_attribute(section);
  return std::any_of(layers.begin(), layers.end(), [&](const config::Layer& layer) {
    return config::item_lock_of(own, layer.element) != xml::kNone ||
           (!attribute.empty() && config::lock_of(own, layer.element, "lockAttributes",
                                                  "lockAllAttributesExcept", attribute) != xml::kNone);
  });
}

/// Whether the file's own declaration of the section bars every web.config.
bool is_for_server_only(const schema::Binding& binding, std::string_view path) {
  static constexpr std::string_view kAbove[] = {"AppHostOnly", "MachineOnly", "MachineToRootWeb"};
  const schema::Declaration* declaration = binding.declarations.find(path);
  return declaration != nullptr && base::has_word(kAbove, declaration->allow_definition);
}

void report_declaration(RuleEvaluation& run, const schema::SectionFact& section, xml::NodeId declaration) {
  const xml::AttributeId mode = run.document().find_attribute(declaration, "overrideModeDefault");
  FindingArgs details;
  details.at =
      mode == xml::kNone ? run.anchor_of_element(declaration) : anchor_of_attribute(run, declaration, mode);
  details.holes = {{"section", std::string(section.path)}};
  run.report(mode == xml::kNone ? "declaration-unwritten" : "declaration", std::move(details));
}

/// The attribute by which a location opens its sections.
xml::AttributeId opening_of(const RuleEvaluation& run, xml::NodeId location) {
  const xml::AttributeId mode = run.document().find_attribute(location, "overrideMode");
  const bool decides = mode != xml::kNone && base::equals_ignoring_case(text_of(run, mode), "Allow");
  return decides ? mode : run.document().find_attribute(location, "allowOverride");
}

void report_location(RuleEvaluation& run, const schema::SectionFact& section, xml::NodeId location) {
  const xml::Document& document = run.document();
  const config::Hierarchy& hierarchy = run.context().hierarchy();
  for (const config::Layer& layer : hierarchy.sections_at(hierarchy.own_index(), section.path, "")) {
    if (schema::location_of(document, layer.element) != location) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(layer.element);
    details.related.push_back({"this opens the sections of the location",
                               xml::value_of(document, document.attribute(opening_of(run, location)))});
    details.holes = {{"section", std::string(section.path)}};
    run.report("location", std::move(details));
    return;
  }
}

void judge_section(RuleEvaluation& run, const schema::SectionFact& section) {
  const config::Hierarchy& hierarchy = run.context().hierarchy();
  const config::SectionLock lock = config::section_lock(hierarchy, hierarchy.levels().size(), section, "");
  const bool is_decided_here = lock.decided_by != xml::kNone && lock.level == hierarchy.own_index();
  if (lock.is_denied || !is_decided_here || is_for_server_only(run.binding(), section.path) ||
      is_locked_by_itself(run, section))
    return;
  if (run.document().name(lock.decided_by) == "section") {
    report_declaration(run, section, lock.decided_by);
  } else {
    report_location(run, section, lock.decided_by);
  }
}

}  // namespace

void sensitive_section_unlocked(RuleEvaluation& run) {
  // A web.config opens nothing for the server, and IIS Express serves the person who writes it.
  if (run.config().sites().empty() || outline_of(run).is_of_express) return;
  for (const schema::ElementType& type : run.binding().facts->types) {
    if (!type.section.path.empty() && is_sensitive(type.section)) judge_section(run, type.section);
  }
}

}  // namespace iislint::rules::code
