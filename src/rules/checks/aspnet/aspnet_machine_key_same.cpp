#include "rules/checks/aspnet/aspnet_machine_key_same.h"

#include <utility>

#include "rules/checks/aspnet/support/machine_keys.h"
#include "rules/checks/secrets/support/secret_values.h"

namespace iislint::rules::checks {

void check(const AspnetMachineKeySame& rule, Reporter<AspnetMachineKeySame>& reporter) {
  using Case = AspnetMachineKeySame::Case;
  const FileView& file = rule.file();
  const MachineKey validation = read_machine_key(rule.validation_key());
  const MachineKey decryption = read_machine_key(rule.decryption_key());
  if (validation.form != KeyForm::digits || decryption.form != KeyForm::digits) return;
  if (!validation.digits.starts_with(decryption.digits) && !decryption.digits.starts_with(validation.digits))
    return;
  const bool is_same = validation.digits.size() == decryption.digits.size();
  AspnetMachineKeySame::Finding finding{
      secret_finding(file, rule.element(), rule.decryption_key().attribute)};
  finding.related.push_back(
      {"validationKey is written here", span_of(file, rule.element(), "validationKey")});
  reporter.report(is_same ? Case::same : Case::begins, std::move(finding));
}

}  // namespace iislint::rules::checks
