#include "rules/checks/aspnet/aspnet_integrated_legacy_sections.h"

#include <string>
#include <utility>

#include "rules/checks/aspnet/support/pipeline_mode.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetIntegratedLegacySections::Case;

struct LegacySection {
  const char* path;
  const char* target;
  const char* status;
};

constexpr LegacySection kSections[] = {{"system.web/httpModules", "modules", "500.22"},
                                       {"system.web/httpHandlers", "handlers", "500.23"}};

bool adds_something(const FileView& file, xml::NodeId section) {
  bool adds = false;
  xml::for_each_child_element(file.document(), section, [&](xml::NodeId child) {
    adds = adds || (is_bound(file, child) && file.document().name(child) == "add");
  });
  return adds;
}

}  // namespace

void check(const AspnetIntegratedLegacySections& rule, Reporter<AspnetIntegratedLegacySections>& reporter) {
  const FileView& file = rule.file();
  const PipelineMode mode = pipeline_mode_at(file, rule.place());
  if (mode == PipelineMode::classic) return;
  const Case refused = mode == PipelineMode::integrated ? Case::integrated : Case::unknown;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const LegacySection& section : kSections) {
    for (const config::Layer& layer :
         hierarchy.sections_at(hierarchy.own_index(), section.path, rule.place())) {
      if (!adds_something(file, layer.element)) continue;
      AspnetIntegratedLegacySections::Finding finding;
      finding.at = anchor_of_element(file, layer.element);
      finding.args = {.section = std::string(file.document().name(layer.element)),
                      .target = section.target,
                      .status = section.status};
      reporter.report(rule.validate().number != 0 ? refused : Case::unused, std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
