#include "rules/checks/server/tls/binding_tls13_disabled.h"

#include <utility>

#include "rules/checks/server/support/ssl_flags.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kAccess = "system.webServer/security/access";

}  // namespace

void check(const BindingTls13Disabled& rule, Reporter<BindingTls13Disabled>& reporter) {
  constexpr std::int64_t kNoTls13 = 32;
  // Where some path asks for certificates, the flag is what makes that work.
  if (differs_below(rule, kAccess, "", rule.access())) return;
  BindingTls13Disabled::Finding finding;
  if (is_written_in(rule.file(), rule.flags()))
    finding.fixes.push_back(removal_of_bit(rule.file(), rule.flags(), kNoTls13, "Allow TLS 1.3"));
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
