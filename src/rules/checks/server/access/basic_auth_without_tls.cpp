#include "rules/checks/server/access/basic_auth_without_tls.h"

#include "rules/checks/server/support/plain_http.h"
#include "rules/checks/support/known_server.h"

namespace iislint::rules::checks {

void check(const BasicAuthWithoutTls& rule, Reporter<BasicAuthWithoutTls>& reporter) {
  using Case = BasicAuthWithoutTls::Case;
  if (meets_plain_http(rule.file(), rule.place()) == config::Tristate::no) return;
  reporter.report(knows_server(rule.file()) ? Case::known : Case::alone);
}

}  // namespace iislint::rules::checks
