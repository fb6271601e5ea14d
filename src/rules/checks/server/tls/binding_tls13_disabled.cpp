#include "rules/checks/server/tls/binding_tls13_disabled.h"

#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {

void check(const BindingTls13Disabled& rule, Reporter<BindingTls13Disabled>& reporter) {
  constexpr std::string_view kAccess = "system.webServer/security/access";
  constexpr std::int64_t kNoTls13 = 32;
  // Where some path asks for certificates, the flag is what makes that work.
  if (differs_below(rule, kAccess, "", rule.access())) return;
  BindingTls13Disabled::Finding finding;
  if (is_written_in(rule.file(), rule.flags())) {
    const xml::Document& document = rule.file().document();
    finding.fixes.push_back({"Allow TLS 1.3",
                             diag::FixSafety::unsafe,
                             {{xml::content_of(document, document.attribute(rule.flags().attribute)),
                               std::to_string(rule.flags().number & ~kNoTls13)}}});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
