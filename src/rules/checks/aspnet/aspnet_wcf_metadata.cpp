#include "rules/checks/aspnet/aspnet_wcf_metadata.h"

#include <utility>

#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {

// The schema does not know the sections of WCF.
void check(const AspnetWcfMetadata& rule, Reporter<AspnetWcfMetadata>& reporter) {
  const FileView& file = rule.file();
  for_each_at(file, "system.serviceModel/behaviors/serviceBehaviors/behavior/serviceMetadata",
              [&](xml::NodeId element) {
                for (const char* name : {"httpGetEnabled", "httpsGetEnabled"}) {
                  const xml::AttributeId id = true_attribute(file, element, name);
                  if (id == xml::kNone) continue;
                  AspnetWcfMetadata::Finding finding;
                  finding.at = anchor_of_attribute(file, element, id);
                  finding.args = {.attribute = name};
                  reporter.report(std::move(finding));
                }
              });
}

}  // namespace iislint::rules::checks
