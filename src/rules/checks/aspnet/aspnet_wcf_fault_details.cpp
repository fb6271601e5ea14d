#include "rules/checks/aspnet/aspnet_wcf_fault_details.h"

#include <utility>

#include "rules/checks/aspnet/support/elements.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {

// The schema does not know the sections of WCF.
void check(const AspnetWcfFaultDetails& rule, Reporter<AspnetWcfFaultDetails>& reporter) {
  const FileView& file = rule.file();
  for_each_at(file, "system.serviceModel/behaviors/serviceBehaviors/behavior/serviceDebug",
              [&](xml::NodeId element) {
                const xml::AttributeId id = true_attribute(file, element, "includeExceptionDetailInFaults");
                if (id == xml::kNone) return;
                AspnetWcfFaultDetails::Finding finding;
                finding.at = anchor_of_attribute(file, element, id);
                finding.fixes.push_back(
                    {"Set includeExceptionDetailInFaults to false",
                     diag::FixSafety::unsafe,
                     {{xml::content_of(file.document(), file.document().attribute(id)), "false"}}});
                reporter.report(std::move(finding));
              });
}

}  // namespace iislint::rules::checks
