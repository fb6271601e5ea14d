#include "rules/checks/hierarchy/location_path_names_site.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

// The name that IIS gives to the site that it is installed with: no folder is called so.
void check(const LocationPathNamesSite& rule, Reporter<LocationPathNamesSite>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element || document.name(id) != "location") continue;
    const xml::AttributeId path = document.find_attribute(id, "path");
    if (path == xml::kNone) continue;
    const std::string text = base::lower(text_of(file, path));
    if (text != "default web site" && !text.starts_with("default web site/")) continue;
    LocationPathNamesSite::Finding finding;
    finding.at = anchor_of_attribute(file, id, path);
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
