#include "rules/checks/aspnet/aspnet_machine_key_invalid.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/aspnet/support/machine_keys.h"
#include "rules/checks/secrets/support/secret_values.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetMachineKeyInvalid::Case;
using Rule = AspnetMachineKeyInvalid;

struct Fault {
  Case which;
  std::string_view fits = {};
};

/// What the form of a key says, whichever of the two it is.
std::optional<Fault> fault_of_form(const MachineKey& key) {
  switch (key.form) {
    case KeyForm::wrong_modifiers:
      return Fault{Case::modifier};
    case KeyForm::neither:
      return Fault{Case::not_hex};
    case KeyForm::odd:
      return Fault{Case::odd};
    default:
      return std::nullopt;
  }
}

/// Only what is written tells the version; most applications are for version 4.
bool is_for_old_framework(const Rule& rule) {
  const auto is_old = [](const config::Value& version) {
    return version.is_known() && (version.text.starts_with("2.") || version.text.starts_with("3."));
  };
  return is_old(rule.framework()) || is_old(rule.compiled());
}

std::optional<Fault> fault_of_validation(const Rule& rule, const MachineKey& key) {
  if (const auto fault = fault_of_form(key)) return fault;
  if (key.form != KeyForm::digits) return std::nullopt;
  if (key.digits.size() < kShortestValidationKey) return Fault{Case::too_short};
  if (key.digits.size() > kLongestOldValidationKey && is_for_old_framework(rule))
    return Fault{Case::too_long};
  return std::nullopt;
}

std::optional<Fault> fault_of_decryption(const Rule& rule, const MachineKey& key) {
  if (const auto fault = fault_of_form(key)) return fault;
  if (key.form != KeyForm::digits || !rule.decryption().is_known()) return std::nullopt;
  const std::string_view fits = lengths_wanted(rule.decryption().text, key.digits.size());
  return fits.empty() ? std::nullopt : std::optional<Fault>({Case::wrong_length, fits});
}

void report(const Rule& rule, Reporter<Rule>& reporter, const config::Value& value, const MachineKey& key,
            const std::optional<Fault>& fault) {
  if (!fault || is_published(key)) return;  // that it is published is worse
  Rule::Finding finding{secret_finding(rule.file(), rule.element(), value.attribute), {}};
  finding.args = {.attribute = std::string(value.fact->name),
                  .length = std::to_string(key.digits.size()),
                  .algorithm = rule.decryption().text,
                  .fits = std::string(fault->fits)};
  reporter.report(fault->which, std::move(finding));
}

}  // namespace

void check(const AspnetMachineKeyInvalid& rule, Reporter<AspnetMachineKeyInvalid>& reporter) {
  const MachineKey validation = read_machine_key(rule.validation_key());
  const MachineKey decryption = read_machine_key(rule.decryption_key());
  report(rule, reporter, rule.validation_key(), validation, fault_of_validation(rule, validation));
  report(rule, reporter, rule.decryption_key(), decryption, fault_of_decryption(rule, decryption));
}

}  // namespace iislint::rules::checks
