#include "rules/checks/hierarchy/sensitive_section_unlocked.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/word_list.h"
#include "config/files/hierarchy.h"
#include "config/locks/lock_list.h"
#include "config/locks/section_locks.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/declarations.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = SensitiveSectionUnlocked::Case;

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
bool is_locked_by_itself(const FileView& file, const schema::SectionFact& section) {
  const config::Hierarchy& hierarchy = file.hierarchy();
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

void report_declaration(const SensitiveSectionUnlocked& rule, Reporter<SensitiveSectionUnlocked>& reporter,
                        const schema::SectionFact& section, xml::NodeId declaration) {
  const xml::AttributeId mode = rule.file().document().find_attribute(declaration, "overrideModeDefault");
  SensitiveSectionUnlocked::Finding finding;
  finding.at = mode == xml::kNone ? anchor_of_element(rule.file(), declaration)
                                  : anchor_of_attribute(rule.file(), declaration, mode);
  finding.args = {.section = std::string(section.path)};
  reporter.report(mode == xml::kNone ? Case::declaration_unwritten : Case::declaration, std::move(finding));
}

/// The attribute by which a location opens its sections.
xml::AttributeId opening_of(const FileView& file, xml::NodeId location) {
  const xml::AttributeId mode = file.document().find_attribute(location, "overrideMode");
  const bool decides = mode != xml::kNone && base::equals_ignoring_case(text_of(file, mode), "Allow");
  return decides ? mode : file.document().find_attribute(location, "allowOverride");
}

void report_location(const SensitiveSectionUnlocked& rule, Reporter<SensitiveSectionUnlocked>& reporter,
                     const schema::SectionFact& section, xml::NodeId location) {
  const xml::Document& document = rule.file().document();
  const config::Hierarchy& hierarchy = rule.file().hierarchy();
  for (const config::Layer& layer : hierarchy.sections_at(hierarchy.own_index(), section.path, "")) {
    if (schema::location_of(document, layer.element) != location) continue;
    SensitiveSectionUnlocked::Finding finding;
    finding.at = anchor_of_element(rule.file(), layer.element);
    finding.related.push_back(
        {"this opens the sections of the location",
         xml::value_of(document, document.attribute(opening_of(rule.file(), location)))});
    finding.args = {.section = std::string(section.path)};
    reporter.report(Case::location, std::move(finding));
    return;
  }
}

void judge_section(const SensitiveSectionUnlocked& rule, Reporter<SensitiveSectionUnlocked>& reporter,
                   const schema::SectionFact& section) {
  const config::Hierarchy& hierarchy = rule.file().hierarchy();
  const config::SectionLock lock = config::section_lock(hierarchy, hierarchy.levels().size(), section, "");
  const bool is_decided_here = lock.decided_by != xml::kNone && lock.level == hierarchy.own_index();
  if (lock.is_denied || !is_decided_here || is_for_server_only(rule.file().binding(), section.path) ||
      is_locked_by_itself(rule.file(), section))
    return;
  if (rule.file().document().name(lock.decided_by) == "section") {
    report_declaration(rule, reporter, section, lock.decided_by);
  } else {
    report_location(rule, reporter, section, lock.decided_by);
  }
}

}  // namespace

void check(const SensitiveSectionUnlocked& rule, Reporter<SensitiveSectionUnlocked>& reporter) {
  const FileView& file = rule.file();
  // A web.config opens nothing for the server, and IIS Express serves the person who writes it.
  if (file.config().sites().empty() || file.columns().is_of_express()) return;
  for (const schema::ElementType& type : file.binding().facts->types) {
    if (!type.section.path.empty() && is_sensitive(type.section)) judge_section(rule, reporter, type.section);
  }
}

}  // namespace iislint::rules::checks
