#include "rules/checks/server/invalid_site_id.h"

#include <string>
#include <string_view>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {

void check(const InvalidSiteId& rule, Reporter<InvalidSiteId>& reporter) {
  const FileView& file = rule.file();
  std::string buffer;
  for (const config::SiteRow& site : file.columns().sites()) {
    const xml::AttributeId id = file.document().find_attribute(site.element, "id");
    if (id == xml::kNone || !file.binding().attributes[id].good ||
        value_of(file, id, buffer).find_first_not_of('0') != std::string_view::npos)
      continue;
    InvalidSiteId::Finding finding;
    finding.at = anchor_of_attribute(file, site.element, id);
    finding.sites = {name_of(file, site)};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
