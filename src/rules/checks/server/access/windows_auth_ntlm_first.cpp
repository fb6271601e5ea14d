#include "rules/checks/server/access/windows_auth_ntlm_first.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/known_server.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/authentication/windowsAuthentication";

}  // namespace

void check(const WindowsAuthNtlmFirst& rule, Reporter<WindowsAuthNtlmFirst>& reporter) {
  using Case = WindowsAuthNtlmFirst::Case;
  const FileView& file = rule.file();
  const config::Entries& providers = file.section(kSection).entries(rule.place(), "providers");
  if (providers.may_be_incomplete || (!knows_server(file) && !providers.is_cleared)) return;
  config::ElementRef ntlm;
  for (const config::ElementRef& entry : providers.in_force) {
    const std::string name = base::lower(config::entry_value(entry, "value").text);
    const bool is_negotiate = name.starts_with("negotiate");
    if (is_negotiate && !ntlm.exists()) return;
    if (name == "ntlm" && !ntlm.exists()) ntlm = entry;
    if (!is_negotiate || ntlm.document != &file.document()) continue;
    WindowsAuthNtlmFirst::Finding finding;
    finding.at = anchor_of_element(file, ntlm.element);
    return reporter.report(Case::first, std::move(finding));
  }
  if (ntlm.document != &file.document()) return;
  WindowsAuthNtlmFirst::Finding finding;
  finding.at = anchor_of_element(file, ntlm.element);
  reporter.report(Case::only, std::move(finding));
}

}  // namespace iislint::rules::checks
