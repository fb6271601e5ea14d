#include "rules/checks/server/handlers/webdav_without_ssl.h"

#include "rules/checks/server/support/plain_http.h"

namespace iislint::rules::checks {

void check(const WebdavWithoutSsl& rule, Reporter<WebdavWithoutSsl>& reporter) {
  if (may_meet_plain_http(rule.file(), rule.place())) reporter.report();
}

}  // namespace iislint::rules::checks
