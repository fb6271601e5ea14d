#include "rules/checks/server/responses/header_x_powered_by.h"

#include <string>
#include <utility>

#include "rules/checks/server/support/response_headers.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"
#include "xml/insertion.h"

namespace iislint::rules::checks {
namespace {

/// Of a web.config without the file of its server, which is shipped with the header.
void report_shipped(const HeaderXPoweredBy& rule, Reporter<HeaderXPoweredBy>& reporter) {
  const FileView& file = rule.file();
  if (knows_server(file) || removes_header(file, rule.place(), "x-powered-by") ||
      file.section(kHttpProtocol).entries(rule.place(), kCustomHeaders).is_cleared)
    return;
  if (place_above(rule, kHttpProtocol)) return;
  HeaderXPoweredBy::Finding finding;
  const config::ElementRef list = file.section(kHttpProtocol).nearest(rule.place(), kCustomHeaders);
  const bool is_list = list.exists() && file.document().name(list.element) == kCustomHeaders;
  const xml::NodeId before = is_list ? insertion_point(list, "name", "X-Powered-By") : xml::kNone;
  if (before != xml::kNone) {
    finding.fixes.push_back(
        {"Remove the header",
         diag::FixSafety::unsafe,
         {xml::insertion_before(file.document(), before, "<remove name=\"X-Powered-By\" />")}});
  }
  reporter.report(HeaderXPoweredBy::Case::shipped, std::move(finding));
}

}  // namespace

void check(const HeaderXPoweredBy& rule, Reporter<HeaderXPoweredBy>& reporter) {
  const FileView& file = rule.file();
  if (file.section(kHttpProtocol).entries(rule.place(), kCustomHeaders).may_be_incomplete) return;
  const config::ElementRef entry =
      entry_at(file, rule.place(), kHttpProtocol, kCustomHeaders, "x-powered-by");
  if (!entry.exists()) return report_shipped(rule, reporter);
  if (entry.document != &file.document()) return;
  HeaderXPoweredBy::Finding finding{finding_at_attribute(file, entry, "name")};
  finding.fixes.push_back(removal_of_element(file, entry.element, "Remove the header"));
  finding.fixes.back().safety = diag::FixSafety::unsafe;
  reporter.report(HeaderXPoweredBy::Case::written, std::move(finding));
}

}  // namespace iislint::rules::checks
