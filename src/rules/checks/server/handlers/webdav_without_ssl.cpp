#include "rules/checks/server/handlers/webdav_without_ssl.h"

#include "rules/checks/server/support/plain_http.h"

namespace iislint::rules::checks {

void check(const WebdavWithoutSsl& rule, Reporter<WebdavWithoutSsl>& reporter) {
  if (meets_plain_http(rule.file(), rule.place()) != config::Tristate::no) reporter.report();
}

}  // namespace iislint::rules::checks
