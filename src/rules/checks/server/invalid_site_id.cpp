#include "rules/checks/server/invalid_site_id.h"

#include <string>
#include <utility>

#include "config/server/server_outline.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const InvalidSiteId& rule, Reporter<InvalidSiteId>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for (const config::SiteOutline& site : file.outline().sites) {
    const xml::AttributeId id = document.find_attribute(site.element, "id");
    if (id == xml::kNone || !file.binding().attributes[id].good ||
        text_of(file, id).find_first_not_of('0') != std::string::npos)
      continue;
    InvalidSiteId::Finding finding;
    finding.at = anchor_of_attribute(file, site.element, id);
    finding.sites = {site.name};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
