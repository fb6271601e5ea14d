#include "rules/checks/aspnet/aspnet_machine_key_static.h"

#include <utility>

#include "rules/checks/aspnet/support/machine_keys.h"

namespace iislint::rules::checks {

// Keys that are published or that .NET cannot read have rules of their own.
void check(const AspnetMachineKeyStatic& rule, Reporter<AspnetMachineKeyStatic>& reporter) {
  const MachineKey validation = read_machine_key(rule.validation_key());
  const MachineKey decryption = read_machine_key(rule.decryption_key());
  const FaultyKeys plain = {
      is_usable_validation_key(validation) && !is_published(validation),
      is_usable_decryption_key(decryption, rule.decryption().text) && !is_published(decryption)};
  if (!plain) return;
  AspnetMachineKeyStatic::Finding finding{plain.finding(rule.file(), rule.element()), {}};
  finding.args = {.keys = plain.subject()};
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
