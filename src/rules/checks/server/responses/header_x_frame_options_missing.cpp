#include "rules/checks/server/responses/header_x_frame_options_missing.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/response_headers.h"

namespace iislint::rules::checks {
namespace {

/// Whether nothing in the files says who may frame the pages of a place.
bool may_be_framed(const FileView& file, const std::string& place) {
  if (!lacks_header(file, place, "x-frame-options")) return false;
  const auto policy = header_at(file, place, "content-security-policy");
  if (policy) return base::lower(policy->value).find("frame-ancestors") == std::string::npos;
  return lacks_header(file, place, "content-security-policy");
}

}  // namespace

void check(const HeaderXFrameOptionsMissing& rule, Reporter<HeaderXFrameOptionsMissing>& reporter) {
  const FileView& file = rule.file();
  if (!may_be_framed(file, rule.place())) return;
  const auto above = place_above(rule, kHttpProtocol);
  if (above && may_be_framed(file, *above)) return;
  HeaderXFrameOptionsMissing::Finding finding;
  offer_header(rule, "X-Frame-Options", "SAMEORIGIN", finding);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
