// Numbers of sites.
#include "rules/code/reading.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {

void invalid_site_id(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  for (const config::SiteOutline& site : outline_of(run).sites) {
    const xml::AttributeId id = document.find_attribute(site.element, "id");
    if (id == xml::kNone || !run.config().binding().attributes[id].good ||
        text_of(run, id).find_first_not_of('0') != std::string::npos)
      continue;
    FindingArgs details;
    details.at = anchor_of_attribute(run, site.element, id);
    details.sites = {site.name};
    run.report("", std::move(details));
  }
}

}  // namespace iislint::rules::code
