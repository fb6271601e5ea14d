#include "rules/checks/server/filtering/request_trace_verb.h"

#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/server/support/web_sections.h"
#include "xml/insertion.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/requestFiltering";
constexpr std::string_view kVerbs = "verbs";

/// Whether the same is to be said of the place above.
bool is_open_above(const RequestTraceVerb& rule) {
  const auto above = place_above(rule, kSection);
  return above && !rule.unlisted().is_written() &&
         !entry_at(rule.file(), *above, kSection, kVerbs, "TRACE").exists();
}

}  // namespace

void check(const RequestTraceVerb& rule, Reporter<RequestTraceVerb>& reporter) {
  if (is_open_above(rule)) return;
  const FileView& file = rule.file();
  RequestTraceVerb::Finding finding;
  const config::ElementRef verbs = file.section(kSection).nearest(rule.place(), kVerbs);
  const bool is_list = verbs.exists() && file.document().name(verbs.element) == kVerbs;
  const xml::NodeId before = is_list ? insertion_point(verbs, "verb", "TRACE") : xml::kNone;
  if (before != xml::kNone) {
    finding.fixes.push_back(
        {"Deny TRACE",
         diag::FixSafety::unsafe,
         {xml::insertion_before(file.document(), before, "<add verb=\"TRACE\" allowed=\"false\" />")}});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
