#include "rules/checks/hygiene/encrypted_value_machine_bound.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/word_list.h"
#include "rules/checks/hygiene/support/protected_elements.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = EncryptedValueMachineBound::Case;

/// Providers whose keys stay on the machine that made them.
bool is_machine_bound(std::string_view provider) {
  static constexpr std::string_view kProviders[] = {"AesProvider",
                                                    "IISWASOnlyAesProvider",
                                                    "IISWASOnlyRsaProvider",
                                                    "IISCngProvider",
                                                    "IISWASOnlyCngProvider",
                                                    "RsaProtectedConfigurationProvider",
                                                    "DataProtectionConfigurationProvider"};
  return base::has_word(kProviders, provider);
}

}  // namespace

void check(const EncryptedValueMachineBound& rule, Reporter<EncryptedValueMachineBound>& reporter) {
  const FileView& file = rule.file();
  const auto report = [&](Case which, xml::NodeId element, xml::AttributeId id, std::string_view provider) {
    EncryptedValueMachineBound::Finding finding;
    finding.at = anchor_of_attribute(file, element, id);
    finding.args = {.provider = std::string(provider)};
    reporter.report(which, std::move(finding));
  };
  for_each_protected(file, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string provider = text_of(file, id);
    if (is_machine_bound(provider)) report(Case::section, element, id, provider);
  });
  constexpr std::string_view kBegin = "[enc:";
  if (file.document().text().find(kBegin) == std::string_view::npos) return;
  for_each_attribute(file.document(), [&](xml::NodeId element, xml::AttributeId id) {
    const std::string value = text_of(file, id);
    if (!value.starts_with(kBegin) || value.ends_with("::enc]")) return;  // the latter encrypts nothing
    const std::string_view provider =
        std::string_view(value).substr(kBegin.size(), value.find(':', kBegin.size()) - kBegin.size());
    if (is_machine_bound(provider)) report(Case::value, element, id, provider);
  });
}

}  // namespace iislint::rules::checks
