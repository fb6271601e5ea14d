#include "rules/checks/aspnet/aspnet_machine_key_published.h"

#include <utility>

#include "rules/checks/aspnet/support/machine_keys.h"

namespace iislint::rules::checks {

void check(const AspnetMachineKeyPublished& rule, Reporter<AspnetMachineKeyPublished>& reporter) {
  const FaultyKeys known = {is_published(read_machine_key(rule.validation_key())),
                            is_published(read_machine_key(rule.decryption_key()))};
  if (!known) return;
  AspnetMachineKeyPublished::Finding finding{known.finding(rule.file(), rule.element()), {}};
  finding.args = {.keys = known.subject()};
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
