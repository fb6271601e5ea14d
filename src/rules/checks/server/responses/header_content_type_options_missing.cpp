#include "rules/checks/server/responses/header_content_type_options_missing.h"

#include <utility>

#include "rules/checks/server/support/response_headers.h"

namespace iislint::rules::checks {

void check(const HeaderContentTypeOptionsMissing& rule, Reporter<HeaderContentTypeOptionsMissing>& reporter) {
  if (!is_first_to_lack_header(rule, "x-content-type-options")) return;
  HeaderContentTypeOptionsMissing::Finding finding;
  offer_header(rule, "X-Content-Type-Options", "nosniff", finding);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
