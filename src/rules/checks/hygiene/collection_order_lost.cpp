#include "rules/checks/hygiene/collection_order_lost.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/hygiene/support/directives.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using schema::Directive;

}  // namespace

void check(const CollectionOrderLost& rule, Reporter<CollectionOrderLost>& reporter) {
  const FileView& file = rule.file();
  static constexpr std::string_view kOrdered[] = {"system.webServer/modules", "system.webServer/handlers",
                                                  "system.webServer/defaultDocument",
                                                  "system.webServer/security/authorization"};
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(file, id) != Directive::clear) continue;
    const xml::NodeId section = section_of(file, id);
    if (section == xml::kNone) continue;
    const std::string_view path = file.binding().type(section)->section.path;
    if (std::find(std::begin(kOrdered), std::end(kOrdered), path) == std::end(kOrdered)) continue;
    if (is_outermost(file) && schema::location_of(document, id) == xml::kNone)
      continue;  // nothing is inherited
    bool is_filled_again = false;
    for (xml::NodeId next = id; next != xml::kNone; next = document.node(next).next_sibling)
      is_filled_again = is_filled_again || directive_of(file, next) == Directive::add;
    if (!is_filled_again) continue;
    CollectionOrderLost::Finding finding;
    finding.at = anchor_of_element(file, id);
    finding.args = {.section = std::string(document.name(section))};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
