#include "rules/checks/aspnet/aspnet_credentials_in_config.h"

#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AspnetCredentialsInConfig& rule, Reporter<AspnetCredentialsInConfig>& reporter) {
  using Case = AspnetCredentialsInConfig::Case;
  if (is_stand_in(text_of(rule.file(), rule.password().attribute))) return;
  reporter.report(word_of(rule.format()) == "Clear" ? Case::clear : Case::hashed);
}

}  // namespace iislint::rules::checks
